package org.semblance.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.semblance.evaluation.pictures.DetectionTrial;
import org.semblance.evaluation.pictures.EmptyPlacesTrial;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "detection",
        footer = {
            "  semblance evaluate detection --images pictures --against yunet.json",
            "  semblance evaluate detection --images rooms --nobody"
        })
final class EvaluateDetectionCommand implements Callable<Integer> {
    private static final class Truth {
        @Option(names = "--against", paramLabel = "CARD")
        private Path against;

        @Option(names = "--nobody")
        private boolean isNobodyThere;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Truth truth;

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
        var models = options.models(client.wiring().shelf());
        var trial = truth.isNobodyThere
                ? new EmptyPlacesTrial(options.images(), models)
                : new DetectionTrial(options.images(), truth.against, models);
        return client.evaluate(trial, options.report(), json.isJson());
    }
}
