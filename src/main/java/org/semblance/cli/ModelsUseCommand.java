package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelTask;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "use", footer = "  semblance models use semblance-embedder-v1")
final class ModelsUseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", descriptionKey = "ID")
    private String id;

    private final Client client;

    ModelsUseCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure {
        return client.models(shelf -> {
            var entry = client.model(shelf, id);
            var card = ModelCard.read(entry.card());
            if (entry.task().orElse(null) == ModelTask.EMBEDDING && !card.has("calibration.table")) {
                throw new CommandFailure(new Answer.Failed(
                        Answer.Problem.USAGE,
                        Words.text("cli.models.uncalibrated", id),
                        Words.text("cli.models.uncalibrated.remedy", entry.card())));
            }
            if (entry.task().isEmpty()) {
                throw new CommandFailure(
                        new Answer.Failed(Answer.Problem.BAD_FILE, Words.text("cli.models.no-task", id), ""));
            }
            shelf.use(entry);
            client.console().err().println(Words.text("cli.models.used", id));
            if (entry.task().get() == ModelTask.EMBEDDING) {
                client.console().err().println(Words.text("cli.models.enroll-again"));
            }
            return ExitCode.DONE;
        });
    }
}
