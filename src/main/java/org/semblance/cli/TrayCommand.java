package org.semblance.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "tray",
        footer = {"  semblance tray", "  semblance tray --autostart on"})
final class TrayCommand implements Callable<Integer> {
    @Option(names = "--autostart", paramLabel = "on|off")
    private Optional<Switch> autostart = Optional.empty();

    private final Client client;

    enum Switch {
        ON,
        OFF
    }

    TrayCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        var tray = client.wiring().tray();
        var err = client.console().err();
        if (autostart.isPresent()) {
            var on = autostart.get() == Switch.ON;
            var file = tray.autostart(on);
            err.println(on ? Words.text("tray.autostart.on", file) : Words.text("tray.autostart.off"));
        } else if (!tray.run()) {
            err.println(Words.text("tray.already"));
        }
        return ExitCode.DONE;
    }
}
