package org.semblance.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.semblance.evaluation.pictures.DetectionTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "detection", footer = "  semblance evaluate detection --images pictures --against yunet.json")
final class EvaluateDetectionCommand implements Callable<Integer> {
    @Option(names = "--against", paramLabel = "CARD", required = true)
    private Path against;

    @Mixin
    private EvaluateOptions options;

    @Mixin
    private JsonOption json;

    private final Client client;

    EvaluateDetectionCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        var trial = new DetectionTrial(
                options.images(), against, options.models(client.wiring().models()));
        return client.evaluate(trial, options.report(), json.isJson());
    }
}
