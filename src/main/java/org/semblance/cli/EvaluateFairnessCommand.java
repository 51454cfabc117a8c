package org.semblance.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.semblance.evaluation.pictures.FairnessTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "fairness", footer = "  semblance evaluate fairness --images people --labels groups.tsv")
final class EvaluateFairnessCommand implements Callable<Integer> {
    @Option(names = "--labels", paramLabel = "FILE", required = true)
    private Path labels;

    @Mixin
    private EvaluateOptions options;

    @Mixin
    private JsonOption json;

    private final Client client;

    EvaluateFairnessCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        var models = options.models(client.wiring().shelf());
        return client.evaluate(new FairnessTrial(options.images(), labels, models), options.report(), json.isJson());
    }
}
