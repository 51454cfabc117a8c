package org.semblance.cli;

import picocli.CommandLine.Option;

/// The form of the answer, shared by every command that reports something.
final class JsonOption {
    static final String NAME = "--json";

    @Option(names = NAME)
    private boolean json;

    boolean isJson() {
        return json;
    }
}
