package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "lock",
        footer = {"  semblance lock"})
final class LockCommand implements Callable<Integer> {
    @Mixin
    private JsonOption json;

    private final Client client;

    LockCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.Lock(System.getProperty("user.name")), json.isJson());
    }
}
