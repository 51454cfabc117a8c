package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        footer = {"  semblance verify", "  semblance verify --camera /dev/video2 --json"})
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private UserOption user;

    @Mixin
    private CameraOptions camera;

    @Mixin
    private JsonOption json;

    private final Client client;

    VerifyCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.Verify(user.name(), camera.choice()), json.isJson());
    }
}
