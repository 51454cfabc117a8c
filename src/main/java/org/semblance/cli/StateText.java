package org.semblance.cli;

import org.semblance.ipc.Event;
import org.semblance.ipc.Words;

/// A state and the reason for it as sentences.
final class StateText {
    private StateText() {}

    static String of(Event.State state) {
        var text = Words.text(state.key());
        if (!state.reason().isEmpty()) text += " " + Words.text(state.reason());
        if (!state.detail().isEmpty()) text += " (" + state.detail() + ")";
        return text;
    }
}
