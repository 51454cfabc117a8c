package org.semblance.ui.tray;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;

/// What a person must be told, each thing once for as long as it lasts.
final class Notices {
    private static final String FIRST_UNLOCK = "notice.FIRST_UNLOCK";

    private final Set<Sign> told = EnumSet.noneOf(Sign.class);

    Optional<Notice> of(Event.State state) {
        var sign = Sign.of(state);
        told.removeAll(ended(state, sign));
        if (state.reason().equals(FIRST_UNLOCK)) {
            return Optional.of(
                    new Notice(sign, Words.text("tray.notice.unlocked"), Words.text("tray.notice.unlocked.more")));
        }
        return switch (sign) {
            case LOCKED_OUT -> once(sign, "tray.notice.locked-out", Words.text("refusal.LOCKED_OUT"));
            case NO_CAMERA -> once(sign, "tray.notice.no-camera", sentences(state));
            case TROUBLE -> once(sign, "tray.notice.trouble", sentences(state));
            case STARTING, WATCHING, LOOKING, UNLOCKED, PAUSED, NOT_ENROLLED -> Optional.empty();
        };
    }

    /// @param pause before the service is started again
    Optional<Notice> gone(Duration pause) {
        if (pause.isZero()) return Optional.empty();
        return once(Sign.TROUBLE, "tray.notice.service", Words.text("tray.failing", pause.toSeconds()));
    }

    /// A camera that looks is there; a screen that is open, or was opened, locks nobody out.
    private static List<Sign> ended(Event.State state, Sign sign) {
        if (sign == Sign.LOOKING) return List.of(Sign.NO_CAMERA, Sign.TROUBLE);
        if (sign == Sign.UNLOCKED || state.key().equals("state.WATCHING")) return List.of(Sign.LOCKED_OUT);
        return List.of();
    }

    private Optional<Notice> once(Sign sign, String title, String text) {
        return told.add(sign) ? Optional.of(new Notice(sign, Words.text(title), text)) : Optional.empty();
    }

    private static String sentences(Event.State state) {
        var text = Words.text(state.key());
        return state.detail().isEmpty() ? text : text + "\n" + state.detail();
    }
}
