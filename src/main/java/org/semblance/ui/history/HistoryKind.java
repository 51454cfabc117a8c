package org.semblance.ui.history;

import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;

/// What of the history is shown.
enum HistoryKind {
    ALL {
        @Override
        boolean holds(Answer.Entry entry) {
            return true;
        }
    },
    UNLOCKS {
        @Override
        boolean holds(Answer.Entry entry) {
            return entry.event().equals("history.UNLOCKED") || entry.event().equals("history.ACCEPTED");
        }
    },
    REFUSALS {
        @Override
        boolean holds(Answer.Entry entry) {
            return !entry.reason().isEmpty() || entry.event().equals("history.ABANDONED");
        }
    },
    CHANGES {
        @Override
        boolean holds(Answer.Entry entry) {
            return !UNLOCKS.holds(entry) && !REFUSALS.holds(entry);
        }
    };

    abstract boolean holds(Answer.Entry entry);

    @Override
    public String toString() {
        return Words.text(
                switch (this) {
                    case ALL -> "ui.history.all";
                    case UNLOCKS -> "ui.history.unlocks";
                    case REFUSALS -> "ui.history.refusals";
                    case CHANGES -> "ui.history.changes";
                });
    }
}
