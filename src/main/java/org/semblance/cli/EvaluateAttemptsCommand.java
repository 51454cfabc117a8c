package org.semblance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.semblance.evaluation.attempts.AttemptsTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "attempts", footer = "  semblance evaluate attempts --recordings people")
final class EvaluateAttemptsCommand implements Callable<Integer> {
    @Option(names = "--recordings", paramLabel = "FOLDER", required = true)
    private Path recordings;

    @Mixin
    private JsonOption json;

    private final Client client;

    EvaluateAttemptsCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        return client.evaluate(new AttemptsTrial(recordings, client.wiring().shelf()), Optional.empty(), json.isJson());
    }
}
