package org.semblance.ui.tray;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;

/// What the tray knows, and how that looks. Used by one thread.
final class TrayModel {
    private static final String WATCHING = "state.WATCHING";

    /// Null without a service.
    private Event.State state;

    private String without = Words.text("tray.starting");
    private Sign signWithout = Sign.STARTING;
    private boolean autostart;

    /// The service comes up.
    void starting() {
        state = null;
    }

    /// @param pause before it is started again; zero for at once
    void gone(Duration pause) {
        state = null;
        signWithout = Sign.TROUBLE;
        without = pause.isZero() ? Words.text("tray.gone") : Words.text("tray.failing", pause.toSeconds());
    }

    void state(Event.State now) {
        state = now;
        signWithout = Sign.STARTING;
        without = Words.text("tray.starting");
    }

    /// The moment after an unlock has passed.
    ///
    /// @return whether nothing else had happened since
    boolean settle(Event.State unlock) {
        if (state != unlock) return false;
        state = new Event.State(WATCHING, "", "");
        return true;
    }

    void autostart(boolean on) {
        autostart = on;
    }

    Sign sign() {
        return state == null ? signWithout : Sign.of(state);
    }

    TrayView view() {
        return new TrayView(sign(), status(), state == null ? "" : more(), menu());
    }

    private String status() {
        if (state == null) return without;
        return sign() == Sign.LOCKED_OUT ? Words.text("tray.locked-out") : Words.text(state.key());
    }

    private String more() {
        if (!state.detail().isEmpty()) return state.detail();
        return state.reason().startsWith("refusal.") ? Words.text(state.reason()) : "";
    }

    private List<MenuEntry> menu() {
        var served = state != null;
        var menu = new ArrayList<MenuEntry>();
        menu.add(new MenuEntry.Line(status()));
        menu.add(new MenuEntry.Separator());
        menu.add(new MenuEntry.Item(Command.ENROLL, Words.text("tray.menu.enroll"), served));
        menu.add(new MenuEntry.Item(Command.LOCK, Words.text("tray.menu.lock"), served));
        menu.add(
                sign() == Sign.PAUSED
                        ? new MenuEntry.Item(Command.RESUME, Words.text("tray.menu.resume"), served)
                        : new MenuEntry.Item(Command.PAUSE, Words.text("tray.menu.pause"), served));
        menu.add(new MenuEntry.Separator());
        menu.add(new MenuEntry.Item(Command.PREFERENCES, Words.text("tray.menu.preferences"), served));
        menu.add(new MenuEntry.Item(Command.HISTORY, Words.text("tray.menu.history"), served));
        menu.add(new MenuEntry.Check(Command.AUTOSTART, Words.text("tray.menu.autostart"), autostart));
        menu.add(new MenuEntry.Separator());
        menu.add(new MenuEntry.Item(Command.QUIT, Words.text("tray.menu.quit"), true));
        return List.copyOf(menu);
    }
}
