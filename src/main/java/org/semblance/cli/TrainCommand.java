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
import picocli.CommandLine.Mixin;
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

    @Option(names = "--margin", paramLabel = "X")
    private Double margin;

    @Option(names = "--anchor", paramLabel = "X")
    private double anchor;

    @Option(names = "--patience", paramLabel = "N")
    private int patience;

    @Option(names = "--id", paramLabel = "NAME")
    private String id = "own-embedder";

    @Mixin
    private final RegimenOptions regimen = new RegimenOptions(100_000, 64, 0.006, 0.02);

    @Spec
    private CommandSpec spec;

    private final Client client;

    TrainCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (!regimen.isPossible(2) || !(anchor >= 0) || margin != null && !(margin >= 0) || patience < 0) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.train.numbers"));
        }
        // picocli would miss them in a subcommand, too
        if (data.isEmpty() || out == null) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.train.missing"));
        }
        ModelId.check(spec, id);
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
                margin != null ? margin : loss == Objective.CONTRASTIVE ? 1 : 0.3,
                anchor,
                patience,
                regimen.regimen());
    }
}
