package org.semblance.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.semblance.evaluation.pictures.AllPairsTrial;
import org.semblance.evaluation.pictures.PairsTrial;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verification",
        footer = {
            "  semblance evaluate verification --images people --all-pairs --report out",
            "  semblance evaluate verification --images lfw --pairs pairs.txt"
        })
final class EvaluateVerificationCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Which which;

    @Mixin
    private EvaluateOptions options;

    @Mixin
    private JsonOption json;

    private final Client client;

    EvaluateVerificationCommand(Client client) {
        this.client = client;
    }

    private static final class Which {
        @Option(names = "--pairs", paramLabel = "FILE")
        private Path pairs;

        @Option(names = "--all-pairs")
        private boolean all;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        var models = options.models(client.wiring().shelf());
        var trial = which.all
                ? new AllPairsTrial(options.images(), models)
                : new PairsTrial(options.images(), which.pairs, models);
        return client.evaluate(trial, options.report(), json.isJson());
    }
}
