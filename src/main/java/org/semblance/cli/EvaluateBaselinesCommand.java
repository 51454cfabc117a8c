package org.semblance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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

@Command(
        name = "baselines",
        header = "Why a Siamese network: three designs, trained on the same few pictures.",
        description = "What it costs to add a person, and what each gets wrong about people it never saw.",
        footerHeading = "%nExample:%n",
        footer = "  semblance evaluate baselines --data people")
final class EvaluateBaselinesCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Pictures: a folder a person; or portraits of 288 x 288 pixels, which are filmed. "
                    + "Default: the six portraits that come with the program.")
    private Path data;

    @Option(names = "--views", paramLabel = "N", description = "Pictures that each training sees. Default: 6400.")
    private long views = 6400;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same figures. Default: 1.")
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
        return client.evaluate(trial, Optional.empty(), json.isJson());
    }
}
