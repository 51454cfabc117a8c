package org.semblance.session.linux;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;

/// The screen savers on the user's own bus, all of one family: GetActive, SetActive, Lock, ActiveChanged.
/// KDE's answers to the freedesktop name.
final class ScreenSavers implements DesktopService, BusLine.Listener {
    private static final System.Logger LOG = System.getLogger(ScreenSavers.class.getName());
    private static final String FREEDESKTOP = "org.freedesktop.ScreenSaver";
    private static final String MUTTER = "org.gnome.Mutter.IdleMonitor";

    /// The names, which are also the interfaces, and the paths an object of theirs was seen at.
    private static final Map<String, List<String>> PATHS = new TreeMap<>(Map.of(
            FREEDESKTOP,
            List.of("/org/freedesktop/ScreenSaver", "/ScreenSaver"),
            "org.gnome.ScreenSaver",
            List.of("/org/gnome/ScreenSaver"),
            "org.mate.ScreenSaver",
            List.of("/", "/org/mate/ScreenSaver"),
            "org.cinnamon.ScreenSaver",
            List.of("/org/cinnamon/ScreenSaver"),
            "org.xfce.ScreenSaver",
            List.of("/", "/org/xfce/ScreenSaver")));

    /// Some own their name before they answer to it.
    private static final int TRIES = 4;

    private final ScheduledExecutorService thread;
    private final Consumer<Signal> out;
    private final BusLine line;
    private final Map<String, String> answering = new ConcurrentHashMap<>();
    private final Map<String, Boolean> active = new ConcurrentHashMap<>();

    /// @param thread where `out` is told
    ScreenSavers(String address, ScheduledExecutorService thread, Consumer<Signal> out) {
        this.thread = thread;
        this.out = out;
        var names = new LinkedHashMap<String, DBusMatchRule>();
        PATHS.keySet().forEach(name -> names.put(name, signalsOf(name)));
        names.put(MUTTER, signalsOf(MUTTER));
        line = new BusLine(address, names, thread, this);
    }

    private static DBusMatchRule signalsOf(String name) {
        return DBusMatchRuleBuilder.create()
                .withType("signal")
                .withInterface(name)
                .build();
    }

    @Override
    public void open() throws SessionException {
        line.open();
        if (answering.isEmpty()) throw new SessionException(SessionFlaw.NO_SCREEN_SAVER);
    }

    @Override
    public String name() {
        return String.join(", ", names());
    }

    List<String> names() {
        return answering.keySet().stream().sorted().toList();
    }

    @Override
    public boolean isThere() {
        return !answering.isEmpty();
    }

    @Override
    public boolean showsLocked() throws SessionException {
        for (var entry : answering.entrySet()) if (isActive(entry.getKey(), entry.getValue())) return true;
        return false;
    }

    private boolean isActive(String name, String path) throws SessionException {
        return Boolean.TRUE.equals(line.bus().call(name, path, name, "GetActive", null)[0]);
    }

    @Override
    public void lock() throws SessionException {
        SessionException failure = new SessionException(SessionFlaw.NO_SCREEN_SAVER);
        for (var name : names()) {
            try {
                line.bus().call(name, answering.get(name), name, "Lock", null);
                return;
            } catch (SessionException e) {
                failure = e;
            }
        }
        throw failure;
    }

    @Override
    public void unlock() throws SessionException {
        SessionException failure = null;
        for (var name : names()) {
            try {
                var path = answering.get(name);
                if (isActive(name, path)) line.bus().call(name, path, name, "SetActive", "b", false);
            } catch (SessionException e) {
                failure = e;
            }
        }
        if (failure != null) throw failure;
    }

    /// How long nobody touched anything, in a unit of the desktop's own; empty where none tells.
    OptionalLong idleTime() {
        try {
            if (line.isOwned(MUTTER)) return number(MUTTER, "/org/gnome/Mutter/IdleMonitor/Core", "GetIdletime");
            var path = answering.get(FREEDESKTOP);
            return path == null ? OptionalLong.empty() : number(FREEDESKTOP, path, "GetSessionIdleTime");
        } catch (SessionException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong number(String name, String path, String method) throws SessionException {
        return line.bus().call(name, path, name, method, null)[0] instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    @Override
    public void owned(String name, boolean present) {
        if (present && PATHS.containsKey(name)) came(name, TRIES);
        else went(name);
    }

    private void came(String name, int tries) {
        if (!line.isOwned(name) || answering.containsKey(name)) return;
        for (var path : PATHS.get(name)) {
            try {
                active.put(name, isActive(name, path));
                var first = answering.isEmpty();
                answering.put(name, path);
                out.accept(first ? new Signal.Back(Signal.Source.SCREEN_SAVER, anyActive(), false) : shows());
                return;
            } catch (SessionException e) {
                LOG.log(System.Logger.Level.DEBUG, name + " is no screen saver at " + path, e);
            }
        }
        if (tries > 1) later(() -> came(name, tries - 1));
    }

    private void later(Runnable action) {
        try {
            thread.schedule(action, 1, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.TRACE, "closed meanwhile", e);
        }
    }

    private void went(String name) {
        active.remove(name);
        if (answering.remove(name) == null) return;
        out.accept(answering.isEmpty() ? new Signal.Gone(Signal.Source.SCREEN_SAVER) : shows());
    }

    @Override
    public void said(String name, DBusSignal signal, Object[] values) {
        switch (signal.getName()) {
            case "ActiveChanged" -> {
                if (active.replace(name, (Boolean) values[0]) != null) out.accept(shows());
            }
            case "WakeUpScreen" -> out.accept(new Signal.Touched());
            default -> LOG.log(System.Logger.Level.TRACE, "{0} is nothing to us", signal);
        }
    }

    private Signal shows() {
        return new Signal.Shows(Signal.Source.SCREEN_SAVER, anyActive());
    }

    private boolean anyActive() {
        return active.containsValue(true);
    }

    @Override
    public void close() {
        line.close();
    }
}
