package org.semblance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import org.semblance.training.landmarks.LandmarkOrder;
import org.semblance.training.landmarks.LandmarkTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Option(names = "--id", paramLabel = "NAME")
    private String id = "own-landmarks";

    @Mixin
    private final RegimenOptions regimen = new RegimenOptions(200_000, 128, 0.008, 0.02);

    @Spec
    private CommandSpec spec;

    private final Client client;

    TrainLandmarksCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (!regimen.isPossible(LEAST_BATCH)) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.train.landmarks.numbers", LEAST_BATCH));
        }
        ModelId.check(spec, id);
        return TrainingRun.of(client, out, () -> {
            try (var line = new ProgressLine(client.console())) {
                LandmarkTraining.run(order(), new LandmarkProgress(client.console(), line));
            }
        });
    }

    private LandmarkOrder order() {
        return new LandmarkOrder(data, client.wiring().models(), out, id, regimen.regimen());
    }
}
