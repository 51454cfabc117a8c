package org.semblance.cli;

import org.semblance.ipc.Words;

/// A state and the reason for it as sentences.
final class StateText {
    private StateText() {}

    /// @param reason a key of the words bundle, or ""
    static String of(String state, String reason) {
        return reason.isEmpty() ? Words.text(state) : Words.text(state) + " " + Words.text(reason);
    }
}
