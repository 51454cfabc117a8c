package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "forget",
        footer = {"  semblance cameras forget usb:046d:085e:A1@pci-0000:00:14.0-usb-4"})
final class CamerasForgetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", descriptionKey = "ID")
    private String camera;

    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    private final Client client;

    CamerasForgetCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.ForgetCamera(user.name(), camera), json.isJson());
    }
}
