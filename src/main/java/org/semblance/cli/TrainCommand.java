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
        footer = {
            "  semblance train --data pictures --loss triplet --minutes 5 --out mine",
            "  semblance train --data faces --loss distillation --teacher teacher.json --out mine",
            "  semblance train --data faces --out mine --resume"
        })
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR")
    private List<Path> data;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Option(names = "--loss", paramLabel = "NAME")
    private Objective loss = Objective.TRIPLET;

    @Option(names = "--teacher", paramLabel = "FILE")
    private Path teacher;

    @Option(names = "--anew")
    private boolean anew;

    @Option(names = "--views", paramLabel = "N")
    private long views = 100_000;

    @Option(names = "--minutes", paramLabel = "N")
    private double minutes = TrainingOrder.UNLIMITED;

    @Option(names = "--batch", paramLabel = "N")
    private int batch = 64;

    @Option(names = "--margin", paramLabel = "X")
    private Double margin;

    @Option(names = "--anchor", paramLabel = "X")
    private double anchor;

    @Option(names = "--rate", paramLabel = "X")
    private Double rate;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--hold-out", paramLabel = "N")
    private int heldOut = 15;

    @Option(names = "--patience", paramLabel = "N")
    private int patience;

    @Option(names = "--checkpoint-every", paramLabel = "SECONDS")
    private double checkpointSeconds = 120;

    @Option(names = "--resume")
    private boolean resume;

    @Option(names = "--id", paramLabel = "NAME")
    private String id = "own-embedder";

    @Spec
    private CommandSpec spec;

    private final Client client;

    TrainCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (views < 1
                || !(minutes > 0)
                || batch < 2
                || heldOut < 0
                || !(anchor >= 0)
                || patience < 0
                || !(checkpointSeconds > 0)) {
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
        } catch (TrainingException e) {
            throw failure(Answer.Problem.BAD_FILE, e.getMessage(), "");
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
                anchor,
                rate != null ? rate : anew ? 0.02 : 0.006,
                seed,
                heldOut,
                patience,
                checkpointSeconds,
                resume);
    }

    private static CommandFailure failure(Answer.Problem problem, String message, String remedy) {
        return new CommandFailure(new Answer.Failed(problem, message, remedy));
    }
}
