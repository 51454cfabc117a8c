package org.semblance.policy;

import java.nio.file.Path;

/// A file that says what is allowed cannot be used. As long as that is so, nothing is.
public final class PolicyException extends Exception {
    private static final long serialVersionUID = 1;

    private final String file;

    public PolicyException(Path file, String why) {
        super(file + ": " + why);
        this.file = file.toString();
    }

    public String file() {
        return file;
    }
}
