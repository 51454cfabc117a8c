package org.semblance.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.semblance.evaluation.pictures.EvaluatedModels;
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

    EvaluatedModels models(Path folder) {
        return new EvaluatedModels(
                folder, Optional.ofNullable(detector), Optional.ofNullable(embedder), Optional.ofNullable(cache));
    }

    Optional<Path> report() {
        return Optional.ofNullable(report);
    }
}
