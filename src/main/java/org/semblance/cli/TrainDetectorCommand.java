package org.semblance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import org.semblance.training.detector.DetectorOrder;
import org.semblance.training.detector.DetectorTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "detector",
        footer = "  semblance train detector --data faces --backgrounds places --teacher yunet.json --out mine")
final class TrainDetectorCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR")
    private List<Path> data;

    @Option(names = "--backgrounds", paramLabel = "DIR")
    private List<Path> backgrounds = List.of();

    @Option(names = "--teacher", required = true, paramLabel = "FILE")
    private Path teacher;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Option(names = "--anew")
    private boolean anew;

    @Option(names = "--keep", paramLabel = "N")
    private int keep;

    @Option(names = "--views", paramLabel = "N")
    private long views = 200_000;

    @Option(names = "--minutes", paramLabel = "N")
    private double minutes = DetectorOrder.UNLIMITED;

    @Option(names = "--batch", paramLabel = "N")
    private int batch = 16;

    @Option(names = "--rate", paramLabel = "X")
    private double rate = 0.001;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--hold-out", paramLabel = "N")
    private int heldOut = 15;

    @Option(names = "--checkpoint-every", paramLabel = "SECONDS")
    private double checkpointSeconds = 120;

    @Option(names = "--resume")
    private boolean resume;

    @Option(names = "--id", paramLabel = "NAME")
    private String id = "own-detector";

    @Spec
    private CommandSpec spec;

    private final Client client;

    TrainDetectorCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (views < 1
                || !(minutes > 0)
                || batch < 1
                || !(rate > 0)
                || heldOut < 0
                || keep < 0
                || keep > 5
                || !(checkpointSeconds > 0)) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.train.detector.numbers"));
        }
        return TrainingRun.of(client, out, () -> {
            try (var line = new ProgressLine(client.console())) {
                DetectorTraining.run(order(), new DetectorProgress(client.console(), line));
            }
        });
    }

    private DetectorOrder order() {
        return new DetectorOrder(
                data,
                backgrounds,
                client.wiring().models(),
                out,
                id,
                teacher,
                anew,
                keep,
                views,
                minutes,
                batch,
                rate,
                seed,
                heldOut,
                checkpointSeconds,
                resume);
    }
}
