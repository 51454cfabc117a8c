package org.semblance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import org.semblance.training.landmarks.LandmarkOrder;
import org.semblance.training.landmarks.LandmarkTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "landmarks", footer = "  semblance train landmarks --data faces --minutes 20 --out mine")
final class TrainLandmarksCommand implements Callable<Integer> {
    /// A quarter of a step shows no face.
    private static final int LEAST_BATCH = 8;

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private List<Path> data;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Option(names = "--anew")
    private boolean anew;

    @Option(names = "--views", paramLabel = "N")
    private long views = 200_000;

    @Option(names = "--minutes", paramLabel = "N")
    private double minutes = LandmarkOrder.UNLIMITED;

    @Option(names = "--batch", paramLabel = "N")
    private int batch = 128;

    @Option(names = "--rate", paramLabel = "X")
    private Double rate;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--hold-out", paramLabel = "N")
    private int heldOut = 15;

    @Option(names = "--checkpoint-every", paramLabel = "SECONDS")
    private double checkpointSeconds = 120;

    @Option(names = "--resume")
    private boolean resume;

    @Option(names = "--id", paramLabel = "NAME")
    private String id = "own-landmarks";

    @Spec
    private CommandSpec spec;

    private final Client client;

    TrainLandmarksCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (views < 1
                || !(minutes > 0)
                || batch < LEAST_BATCH
                || rate != null && !(rate > 0)
                || heldOut < 0
                || !(checkpointSeconds > 0)) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.train.landmarks.numbers", LEAST_BATCH));
        }
        return TrainingRun.of(client, out, () -> {
            try (var line = new ProgressLine(client.console())) {
                LandmarkTraining.run(order(), new LandmarkProgress(client.console(), line));
            }
        });
    }

    private LandmarkOrder order() {
        return new LandmarkOrder(
                data,
                client.wiring().models(),
                out,
                id,
                anew,
                views,
                minutes,
                batch,
                rate != null ? rate : anew ? 0.02 : 0.008,
                seed,
                heldOut,
                checkpointSeconds,
                resume);
    }
}
