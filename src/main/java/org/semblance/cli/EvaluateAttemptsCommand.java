package org.semblance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.semblance.evaluation.attempts.AttemptsTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "attempts",
        header = "Enroll from recordings, then let everybody try every account.",
        description = "Each person enrolls with their first recording, by name, and tries with the others.",
        footerHeading = "%nExample:%n",
        footer = "  semblance evaluate attempts --recordings people")
final class EvaluateAttemptsCommand implements Callable<Integer> {
    @Option(
            names = "--recordings",
            paramLabel = "FOLDER",
            required = true,
            description = "One folder a person, of recordings: folders of pictures, or AVI files.")
    private Path recordings;

    @Mixin
    private JsonOption json;

    private final Client client;

    EvaluateAttemptsCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        return client.evaluate(
                new AttemptsTrial(recordings, client.wiring().models()), Optional.empty(), json.isJson());
    }
}
