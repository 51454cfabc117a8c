package org.semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.training.Training;
import org.semblance.training.TrainingException;

/// Any training as a command: whether this build can, and what went wrong.
final class TrainingRun {
    interface Task {
        void run() throws IOException, ModelException, TrainingException, InterruptedException;
    }

    /// A step, and the checkpoint after it, on a busy machine.
    private static final Duration TO_SAVE = Duration.ofMinutes(2);

    private TrainingRun() {}

    /// @param out where the new model is afterwards
    static int of(Client client, Path out, Task task) throws CommandFailure, InterruptedException {
        if (!Training.isAvailable()) {
            throw failure(
                    Answer.Problem.CANNOT_CHECK,
                    Words.text("cli.train.unavailable"),
                    Words.text("cli.train.unavailable.remedy"));
        }
        Interruption.mayTake(TO_SAVE);
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw failure(
                    Answer.Problem.BAD_FILE,
                    Words.text("cli.train.io", e.getMessage()),
                    Words.text("cli.train.out.remedy"));
        }
        try {
            task.run();
        } catch (TrainingException e) {
            throw new CommandFailure(Failures.of(e));
        } catch (ModelException e) {
            throw failure(Answer.Problem.BAD_FILE, Failures.message(e), "");
        } catch (IOException e) {
            throw failure(
                    Answer.Problem.BAD_FILE,
                    Words.text("cli.train.io", e.getMessage()),
                    Words.text("cli.train.io.remedy"));
        }
        client.console().out().println(Words.text("cli.train.done", out));
        return ExitCode.DONE;
    }

    private static CommandFailure failure(Answer.Problem problem, String message, String remedy) {
        return new CommandFailure(new Answer.Failed(problem, message, remedy));
    }
}
