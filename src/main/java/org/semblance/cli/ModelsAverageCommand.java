package org.semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.training.TrainingException;
import org.semblance.training.WeightMean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "average",
        footer = "  semblance models average models/embedder.json mine/embedder.json --id mine-2 --out mean")
final class ModelsAverageCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CARD", descriptionKey = "CARD")
    private Path card;

    @Parameters(index = "1", paramLabel = "OTHER", descriptionKey = "OTHER")
    private Path other;

    @Option(names = "--id", paramLabel = "ID", required = true)
    private String id;

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out;

    @Spec
    private CommandSpec spec;

    private final Client client;

    ModelsAverageCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure {
        ModelId.check(spec, id);
        try {
            WeightMean.run(new WeightMean.Order(card, other, id, out));
        } catch (TrainingException e) {
            throw new CommandFailure(Failures.of(e));
        } catch (ModelException e) {
            throw new CommandFailure(new Answer.Failed(Answer.Problem.BAD_FILE, Failures.message(e), ""));
        } catch (IOException e) {
            throw new CommandFailure(new Answer.Failed(
                    Answer.Problem.BAD_FILE,
                    Words.text("cli.train.io", e.getMessage()),
                    Words.text("cli.quantize.io.remedy")));
        }
        client.console().out().println(Words.text("cli.average.done", out));
        return ExitCode.DONE;
    }
}
