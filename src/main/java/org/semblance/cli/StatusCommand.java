package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        header = "Show whether face unlock is ready for the user.",
        footerHeading = "%nExample:%n",
        footer = {"  semblance status", "  semblance status --json"})
final class StatusCommand implements Callable<Integer> {
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
        return client.ask(new Request.Status(user.name()), json.isJson());
    }
}
