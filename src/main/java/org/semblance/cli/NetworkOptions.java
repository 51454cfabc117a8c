package org.semblance.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.semblance.evaluation.pictures.EvaluatedModels;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelShelf;
import org.semblance.inference.ModelTask;
import picocli.CommandLine.Option;

/// Which networks are evaluated, and where a page about it goes.
class NetworkOptions {
    @Option(names = "--detector", paramLabel = "CARD")
    private Path detector;

    @Option(names = "--embedder", paramLabel = "CARD")
    private Path embedder;

    @Option(names = "--cache", paramLabel = "FOLDER")
    private Path cache;

    @Option(names = "--report", paramLabel = "FOLDER")
    private Path report;

    /// Those in use, but for what the options say.
    EvaluatedModels models(ModelShelf shelf) throws CommandFailure {
        try {
            return new EvaluatedModels(
                    detector != null ? detector : shelf.inUse(ModelTask.DETECTION),
                    shelf.inUse(ModelTask.LANDMARKS),
                    embedder != null ? embedder : shelf.inUse(ModelTask.EMBEDDING),
                    Optional.ofNullable(cache));
        } catch (ModelException e) {
            throw Failures.of(e);
        }
    }

    Optional<Path> report() {
        return Optional.ofNullable(report);
    }
}
