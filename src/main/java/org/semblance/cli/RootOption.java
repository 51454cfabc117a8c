package org.semblance.cli;

import java.nio.file.Path;
import org.semblance.pam.PamFolder;
import picocli.CommandLine.Option;

/// `--root`: another system than the one that runs.
final class RootOption {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "/",
            description = "Work on the system below this folder, as for an image. Default: /")
    private Path root;

    PamFolder folder() {
        return new PamFolder(root);
    }
}
