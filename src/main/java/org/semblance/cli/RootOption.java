package org.semblance.cli;

import java.nio.file.Path;
import org.semblance.pam.PamFolder;
import picocli.CommandLine.Option;

/// `--root`: another system than the one that runs.
final class RootOption {
    @Option(names = "--root", paramLabel = "DIR", defaultValue = "/")
    private Path root;

    PamFolder folder() {
        return new PamFolder(root);
    }

    Path policy() {
        return root.resolve("etc/semblance/policy.d");
    }
}
