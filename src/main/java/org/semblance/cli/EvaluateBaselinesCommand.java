package org.semblance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.Figures;
import org.semblance.inference.ModelShelf;
import org.semblance.inference.ModelTask;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.training.Baselines;
import org.semblance.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "baselines", footer = "  semblance evaluate baselines --data people")
final class EvaluateBaselinesCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR")
    private Path data;

    @Option(names = "--views", paramLabel = "N")
    private long views = 6400;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private final Client client;

    EvaluateBaselinesCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (views < 1) throw new ParameterException(spec.commandLine(), Words.text("cli.train.numbers"));
        if (!Training.isAvailable()) {
            throw new CommandFailure(new Answer.Failed(
                    Answer.Problem.CANNOT_CHECK,
                    Words.text("cli.train.unavailable"),
                    Words.text("cli.train.unavailable.remedy")));
        }
        var trial = new Baselines(Optional.ofNullable(data), client.wiring().models(), views, seed);
        return client.evaluate(named(trial), Optional.empty(), json.isJson());
    }

    /// The shipped networks cut the faces out, and the shipped embedder stands beside the three designs.
    private Trial named(Trial trial) {
        var shipped = new ModelShelf(client.wiring().models(), client.wiring().models());
        return progress -> {
            var figures = new Figures();
            for (var task : ModelTask.values()) figures.addModel(task, shipped.inUse(task));
            var evaluation = trial.run(progress);
            for (var each : evaluation.figures()) figures.add(each.key(), each.label(), each.value(), each.unit());
            return new Evaluation(evaluation.title(), figures.list(), evaluation.plots());
        };
    }
}
