package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        footer = {"  semblance faces list", "  semblance faces list --all --json"})
final class FacesListCommand implements Callable<Integer> {
    @Mixin
    private UserOption user;

    @Option(names = "--all")
    private boolean all;

    @Mixin
    private JsonOption json;

    private final Client client;

    FacesListCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.ListFaces(all ? "" : user.name()), json.isJson());
    }
}
