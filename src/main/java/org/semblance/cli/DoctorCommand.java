package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        footer = {"  semblance doctor"})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private UserOption user;

    @Mixin
    private CameraOptions camera;

    @Mixin
    private JsonOption json;

    private final Client client;

    DoctorCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.Doctor(user.name(), camera.choice()), json.isJson());
    }
}
