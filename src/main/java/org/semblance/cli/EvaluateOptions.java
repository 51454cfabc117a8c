package org.semblance.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.semblance.evaluation.pictures.EvaluatedModels;
import picocli.CommandLine.Option;

/// Shared by the commands that evaluate.
final class EvaluateOptions {
    @Option(names = "--images", paramLabel = "FOLDER", required = true)
    private Path images;

    @Option(names = "--detector", paramLabel = "CARD")
    private Path detector;

    @Option(names = "--embedder", paramLabel = "CARD")
    private Path embedder;

    @Option(names = "--report", paramLabel = "FOLDER")
    private Path report;

    Path images() {
        return images;
    }

    EvaluatedModels models(Path folder) {
        return new EvaluatedModels(folder, Optional.ofNullable(detector), Optional.ofNullable(embedder));
    }

    Optional<Path> report() {
        return Optional.ofNullable(report);
    }
}
