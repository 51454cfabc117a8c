package org.semblance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import org.semblance.training.Objective;
import org.semblance.training.Training;
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
    @Option(names = "--data", paramLabel = "DIR")
    private List<Path> data = List.of();

    @Option(names = "--out", paramLabel = "DIR")
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
        // picocli would miss them in a subcommand, too
        if (data.isEmpty() || out == null) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.train.missing"));
        }
        return TrainingRun.of(client, out, () -> {
            try (var line = new ProgressLine(client.console())) {
                Training.run(order(), new TrainingProgress(client.console(), line));
            }
        });
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
}
