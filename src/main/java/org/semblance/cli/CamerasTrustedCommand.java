package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "trusted",
        footer = {"  semblance cameras trusted", "  semblance cameras trusted --json"})
final class CamerasTrustedCommand implements Callable<Integer> {
    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    private final Client client;

    CamerasTrustedCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.ListTrust(user.name()), json.isJson());
    }
}
