package org.semblance.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "tray",
        header = "Show what it does in the panel of the desktop.",
        description = "An icon with a menu: enroll, lock, pause, preferences, history. Starts the service where none"
                + " runs, and ends it on Quit.",
        footerHeading = "%nExample:%n",
        footer = {"  semblance tray", "  semblance tray --autostart on"})
final class TrayCommand implements Callable<Integer> {
    @Option(
            names = "--autostart",
            paramLabel = "on|off",
            description = "Start it with every session, or no longer, and do nothing else.")
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
