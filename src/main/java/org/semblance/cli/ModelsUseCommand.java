package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelShelf;
import org.semblance.inference.ModelTask;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.recognition.ModelTrial;
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
            var task = entry.task()
                    .orElseThrow(() -> new CommandFailure(
                            new Answer.Failed(Answer.Problem.BAD_FILE, Words.text("cli.models.no-task", id), "")));
            if (task == ModelTask.EMBEDDING && !card.has("calibration.table")) {
                throw new CommandFailure(new Answer.Failed(
                        Answer.Problem.USAGE,
                        Words.text("cli.models.uncalibrated", id),
                        Words.text("cli.models.uncalibrated.remedy", entry.card())));
            }
            tryOut(entry, task);
            shelf.use(entry);
            client.console().err().println(Words.text("cli.models.used", id));
            if (task == ModelTask.EMBEDDING) client.console().err().println(Words.text("cli.models.enroll-again"));
            return ExitCode.DONE;
        });
    }

    /// With a network that cannot run nobody would be recognized any more.
    private static void tryOut(ModelShelf.Entry entry, ModelTask task) throws CommandFailure {
        try {
            ModelTrial.run(entry.card(), task);
        } catch (ModelException e) {
            throw new CommandFailure(new Answer.Failed(
                    Answer.Problem.BAD_FILE,
                    Failures.message(e),
                    Words.text(entry.own() ? "cli.models.not-used" : "remedy.model")));
        }
    }
}
