package org.semblance.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        footer = {"  semblance demo", "  semblance demo --tray", "  semblance demo --camera 0 --theme dark"})
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private CameraOptions camera;

    @Option(names = "--no-window")
    private boolean windowless;

    @Option(names = "--theme", paramLabel = "light|dark|auto", defaultValue = "auto")
    private DemoOptions.Theme theme;

    @Option(names = "--tray")
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
