package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        footer = {"  semblance status", "  semblance status --json", "  semblance status --why sudo"})
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--why", arity = "0..1", paramLabel = "SERVICE", fallbackValue = "i3lock")
    private String why;

    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    private final Client client;

    StatusCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(why == null ? new Request.Status(user.name()) : inquiry(), json.isJson());
    }

    private Request inquiry() {
        return new Request.Why(user.name(), why, (int) ProcessHandle.current().pid());
    }
}
