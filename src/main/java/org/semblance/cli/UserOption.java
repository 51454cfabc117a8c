package org.semblance.cli;

import picocli.CommandLine.Option;

/// Whose faces, shared by every command about a user.
final class UserOption {
    @Option(names = "--user", paramLabel = "USER", defaultValue = "${sys:user.name}")
    private String name;

    String name() {
        return name;
    }
}
