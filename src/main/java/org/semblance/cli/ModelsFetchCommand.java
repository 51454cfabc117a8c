package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.inference.CatalogueModel;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "fetch", footer = "  semblance models fetch yunet-2023mar")
final class ModelsFetchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", descriptionKey = "ID", arity = "0..1")
    private String id;

    private final Client client;

    ModelsFetchCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (id == null) {
            for (var model : CatalogueModel.ALL) {
                client.console()
                        .out()
                        .println("%s  %s  %s  %d bytes"
                                .formatted(
                                        model.card().id(),
                                        model.card().task().title(),
                                        model.card().licence(),
                                        model.bytes()));
            }
            return ExitCode.DONE;
        }
        var wanted = CatalogueModel.of(id)
                .orElseThrow(() -> new CommandFailure(new Answer.Failed(
                        Answer.Problem.USAGE,
                        Words.text("cli.models.unknown", id),
                        Words.text("cli.models.catalogue"))));
        return client.fetch(wanted);
    }
}
