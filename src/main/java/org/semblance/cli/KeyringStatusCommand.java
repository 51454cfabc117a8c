package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", footer = "  semblance keyring status")
final class KeyringStatusCommand implements Callable<Integer> {
    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    private final Client client;

    KeyringStatusCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.Keyring(user.name()), json.isJson());
    }
}
