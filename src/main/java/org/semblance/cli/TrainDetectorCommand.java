package org.semblance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import org.semblance.training.detector.DetectorOrder;
import org.semblance.training.detector.DetectorTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "detector",
        footer = "  semblance train detector --data faces --backgrounds places --teacher yunet.json --out mine")
final class TrainDetectorCommand implements Callable<Integer> {
    private static final int MOST_KEPT = 5;

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private List<Path> data;

    @Option(names = "--backgrounds", paramLabel = "DIR")
    private List<Path> backgrounds = List.of();

    @Option(names = "--teacher", required = true, paramLabel = "FILE")
    private Path teacher;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Option(names = "--keep", paramLabel = "N")
    private int keep;

    @Option(names = "--id", paramLabel = "NAME")
    private String id = "own-detector";

    @Mixin
    private final RegimenOptions regimen = new RegimenOptions(200_000, 16, 0.001, 0.001);

    @Spec
    private CommandSpec spec;

    private final Client client;

    TrainDetectorCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (!regimen.isPossible(1) || keep < 0 || keep > MOST_KEPT) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.train.detector.numbers"));
        }
        ModelId.check(spec, id);
        return TrainingRun.of(client, out, () -> {
            try (var line = new ProgressLine(client.console())) {
                DetectorTraining.run(order(), new DetectorProgress(client.console(), line));
            }
        });
    }

    private DetectorOrder order() {
        return new DetectorOrder(
                data, backgrounds, client.wiring().models(), out, id, teacher, keep, regimen.regimen());
    }
}
