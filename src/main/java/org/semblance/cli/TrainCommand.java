package org.semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.training.Objective;
import org.semblance.training.Training;
import org.semblance.training.TrainingException;
import org.semblance.training.TrainingOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        header = "Train the network that tells people apart, on pictures of your own.",
        footerHeading = "%nExample:%n",
        footer = {
            "  semblance train --data pictures --loss triplet --minutes 5 --out mine",
            "  semblance train --data faces --loss distillation --teacher teacher.json --out mine",
            "  semblance train --data faces --out mine --resume"
        })
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Pictures: a folder a person, or ME and NOT_ME; or packed faces. May be given again.")
    private List<Path> data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the model, its card and the checkpoints go.")
    private Path out;

    @Option(names = "--loss", paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Objective loss = Objective.TRIPLET;

    @Option(
            names = "--teacher",
            paramLabel = "FILE",
            description = "Card of the model to learn from, for distillation.")
    private Path teacher;

    @Option(names = "--anew", description = "Begin from random weights instead of the present embedder.")
    private boolean anew;

    @Option(names = "--views", paramLabel = "N", description = "Pictures to look at in all. Default: 100000.")
    private long views = 100_000;

    @Option(names = "--minutes", paramLabel = "N", description = "Train no longer than that.")
    private double minutes = 1e6;

    @Option(names = "--batch", paramLabel = "N", description = "Pictures in a step. Default: 64.")
    private int batch = 64;

    @Option(
            names = "--margin",
            paramLabel = "X",
            description = "Margin of the loss. Default: 1 for contrastive, 0.3 for the others.")
    private Double margin;

    @Option(names = "--rate", paramLabel = "X", description = "Learning rate. Default: 0.006; 0.02 with --anew.")
    private Double rate;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same model. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--hold-out",
            paramLabel = "N",
            description = "Keep every Nth person for validation, 0 for nobody. Default: 15.")
    private int heldOut = 15;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop after so many validations without progress. Default: never.")
    private int patience;

    @Option(names = "--resume", description = "Go on where the last training in --out was.")
    private boolean resume;

    @Option(names = "--id", paramLabel = "NAME", description = "Name of the new model. Default: own-embedder.")
    private String id = "own-embedder";

    @Spec
    private CommandSpec spec;

    private final Client client;

    TrainCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (views < 1 || !(minutes > 0) || batch < 2 || heldOut < 0 || patience < 0) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.train.numbers"));
        }
        if (!Training.isAvailable()) {
            throw failure(
                    Answer.Problem.CANNOT_CHECK,
                    Words.text("cli.train.unavailable"),
                    Words.text("cli.train.unavailable.remedy"));
        }
        try (var line = new ProgressLine(client.console())) {
            Training.run(order(), new TrainingProgress(client.console(), line));
        } catch (TrainingException | ModelException e) {
            throw failure(Answer.Problem.BAD_FILE, e.getMessage(), "");
        } catch (IOException e) {
            throw failure(
                    Answer.Problem.BAD_FILE,
                    Words.text("cli.train.io", e.getMessage()),
                    Words.text("cli.train.io.remedy"));
        }
        client.console().out().println(Words.text("cli.train.done", out));
        return ExitCode.DONE;
    }

    private TrainingOrder order() {
        return new TrainingOrder(
                data,
                client.wiring().models(),
                out,
                id,
                loss,
                Optional.ofNullable(teacher),
                anew,
                views,
                minutes,
                batch,
                margin != null ? margin : loss == Objective.CONTRASTIVE ? 1 : 0.3,
                rate != null ? rate : anew ? 0.02 : 0.006,
                seed,
                heldOut,
                patience,
                resume);
    }

    private static CommandFailure failure(Answer.Problem problem, String message, String remedy) {
        return new CommandFailure(new Answer.Failed(problem, message, remedy));
    }
}
