package org.semblance.cli;

import org.semblance.ipc.Answer;

/// A demo or a benchmark could not be run, for a reason that a person can do something about.
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer.Failed failed;

    public CommandFailure(Answer.Failed failed) {
        super(failed.message());
        this.failed = failed;
    }

    Answer.Failed failed() {
        return failed;
    }
}
