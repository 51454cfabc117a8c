package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "rename",
        footer = {"  semblance faces rename face 'with glasses'"})
final class FacesRenameCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "NAME")
    private String face;

    @Parameters(index = "1", paramLabel = "NEW", descriptionKey = "NEW")
    private String newName;

    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    private final Client client;

    FacesRenameCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.RenameFace(user.name(), face, newName), json.isJson());
    }
}
