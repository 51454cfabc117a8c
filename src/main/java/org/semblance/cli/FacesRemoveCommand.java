package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "remove",
        footer = {"  semblance faces remove face"})
final class FacesRemoveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
    private String face;

    @Option(names = {"-y", "--yes"})
    private boolean agreed;

    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private final Client client;

    FacesRemoveCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        var question = Words.text("cli.remove.question", face, user.name());
        if (!agreed && !client.confirms(spec, "", question))
            return client.declined("cli.remove.declined", json.isJson());
        return client.ask(new Request.RemoveFace(user.name(), face), json.isJson());
    }
}
