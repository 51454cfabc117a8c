package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", footer = "  semblance models remove sface-2021dec")
final class ModelsRemoveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", descriptionKey = "ID")
    private String id;

    private final Client client;

    ModelsRemoveCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure {
        return client.models(shelf -> {
            shelf.remove(client.model(shelf, id));
            client.console().err().println(Words.text("cli.models.removed", id));
            return ExitCode.DONE;
        });
    }
}
