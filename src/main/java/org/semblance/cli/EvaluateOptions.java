package org.semblance.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Shared by the commands that evaluate one folder of pictures.
final class EvaluateOptions extends NetworkOptions {
    @Option(names = "--images", paramLabel = "FOLDER", required = true)
    private Path images;

    Path images() {
        return images;
    }
}
