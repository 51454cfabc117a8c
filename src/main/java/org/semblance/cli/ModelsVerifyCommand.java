package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelShelf;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.recognition.ModelTrial;
import picocli.CommandLine.Command;

@Command(name = "verify", footer = "  semblance models verify")
final class ModelsVerifyCommand implements Callable<Integer> {
    private final Client client;

    ModelsVerifyCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure {
        return client.models(shelf -> {
            var worst = ExitCode.DONE;
            for (var entry : shelf.list()) {
                var problem = problem(entry);
                if (!problem.isEmpty()) worst = Answer.Problem.BAD_FILE.exitCode();
                var finding = problem.isEmpty() ? Words.text("cli.models.sound") : problem;
                client.console().out().println(entry.id() + ": " + finding);
            }
            return worst;
        });
    }

    private static String problem(ModelShelf.Entry entry) {
        if (entry.problem().isPresent()) return Failures.message(entry.problem().get());
        if (entry.task().isEmpty()) return Words.text("cli.models.no-task", entry.id());
        try {
            Inference.checkFiles(ModelCard.read(entry.card()));
            ModelTrial.run(entry.card(), entry.task().get());
            return "";
        } catch (ModelException e) {
            return Failures.message(e);
        }
    }
}
