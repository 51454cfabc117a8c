package org.semblance.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        header = "See it work, without a camera.",
        description = "A person who does not exist enrolls, strangers try, the owner comes back. With --camera it shows"
                + " yours.",
        footerHeading = "%nExample:%n",
        footer = {"  semblance demo", "  semblance demo --tray", "  semblance demo --camera 0 --theme dark"})
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private CameraOptions camera;

    @Option(names = "--no-window", description = "Print the table only, also where a display is.")
    private boolean windowless;

    @Option(
            names = "--theme",
            paramLabel = "light|dark|auto",
            defaultValue = "auto",
            description = "The look of the window. Default: auto, as the desktop has it")
    private DemoOptions.Theme theme;

    @Option(names = "--tray", description = "Leave the tray running afterwards.")
    private boolean tray;

    @Mixin
    private JsonOption json;

    private final Client client;

    DemoCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        var exitCode = client.demo(new DemoOptions(camera.choice(), !windowless, theme), json.isJson());
        if (tray) client.leaveTray();
        return exitCode;
    }
}
