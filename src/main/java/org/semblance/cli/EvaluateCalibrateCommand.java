package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.evaluation.pictures.CalibrationTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "calibrate",
        footer = "  semblance evaluate calibrate --images strangers --embedder new/embedder.json --write")
final class EvaluateCalibrateCommand implements Callable<Integer> {
    @Option(names = "--write")
    private boolean write;

    @Mixin
    private EvaluateOptions options;

    @Mixin
    private JsonOption json;

    private final Client client;

    EvaluateCalibrateCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        var models = options.models(client.wiring().models());
        return client.evaluate(new CalibrationTrial(options.images(), models, write), options.report(), json.isJson());
    }
}
