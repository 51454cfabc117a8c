package org.semblance.session.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.semblance.session.Beginning;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;

/// The lock as logind knows it: requests to lock and unlock, and what the locker chose to tell (many tell
/// nothing).
final class Logind implements DesktopService, BusLine.Listener {
    private static final System.Logger LOG = System.getLogger(Logind.class.getName());
    static final String NAME = "org.freedesktop.login1";
    private static final String ROOT = "/org/freedesktop/login1";
    private static final String MANAGER = NAME + ".Manager";
    private static final String SESSION = NAME + ".Session";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    private final String user;
    private final boolean atCameras;
    private final Consumer<Signal> out;
    private final ScheduledExecutorService thread;
    private final BusLine line;
    private volatile String named;
    private volatile Optional<KnownSession> session = Optional.empty();

    /// @param thread where `out` is told
    Logind(Desktop desktop, String user, ScheduledExecutorService thread, Consumer<Signal> out) {
        this.user = user;
        this.named = desktop.sessionId();
        this.atCameras = desktop.atCameras();
        this.out = out;
        this.thread = thread;
        var everything = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withPathNamespace(ROOT)
                .build();
        line = new BusLine(desktop.systemBus(), Map.of(NAME, everything), thread, this);
    }

    @Override
    public void open() throws SessionException {
        line.open();
        if (!isOnBus()) throw new SessionException(SessionFlaw.NO_LOGIND);
        if (session.isEmpty()) throw new SessionException(SessionFlaw.NO_SESSION, user);
    }

    boolean isOnBus() {
        return line.isOwned(NAME);
    }

    Optional<KnownSession> session() {
        return session;
    }

    @Override
    public String name() {
        return session.map(known -> "logind session " + known.id()).orElse("logind");
    }

    @Override
    public boolean isThere() {
        return session.isPresent() && line.isOwned(NAME);
    }

    @Override
    public boolean showsLocked() throws SessionException {
        return KnownSession.flag(properties(path()), "LockedHint");
    }

    boolean isInForeground() throws SessionException {
        return KnownSession.flag(properties(path()), "Active");
    }

    /// Asked anew: another session may have taken the place of the first.
    Optional<Beginning> beginning() throws SessionException {
        return KnownSession.of(path(), properties(path())).beginning();
    }

    @Override
    public void lock() throws SessionException {
        line.bus().call(NAME, path(), SESSION, "Lock", null);
    }

    /// Not for a session in the background: whoever sits there has another session in front of them, and
    /// could switch to the opened one later. Not for one that was never chosen, such as a remote one, or one
    /// away from the cameras that saw the face.
    ///
    /// @throws SessionException why no face may open the session now, whatever other services say
    void allowUnlock() throws SessionException {
        if (!isOnBus()) return;
        var now = KnownSession.of(path(), properties(path()));
        if (!now.isOf(user)) throw new SessionException(SessionFlaw.FOREIGN_SESSION, name(), user);
        if (atCameras && !now.isAtMainSeat()) throw new SessionException(SessionFlaw.AT_ANOTHER_SEAT, name());
        if (!now.active()) throw new SessionException(SessionFlaw.IN_BACKGROUND, name());
    }

    @Override
    public void unlock() throws SessionException {
        line.bus().call(NAME, path(), SESSION, "Unlock", null);
    }

    @Override
    public void owned(String name, boolean present) {
        if (present) {
            lookAgain();
        } else if (session.isPresent()) {
            session = Optional.empty();
            out.accept(new Signal.Gone(Signal.Source.LOGIND));
        }
    }

    @Override
    public void said(String name, DBusSignal signal, Object[] values) {
        switch (signal.getInterface() + "." + signal.getName()) {
            case MANAGER + ".PrepareForSleep" -> out.accept(new Signal.Sleep((Boolean) values[0]));
            case MANAGER + ".SessionRemoved" -> removed((String) values[0]);
            case MANAGER + ".SessionNew" -> lookAgain();
            default -> {
                if (isOurs(signal.getPath())) ours(signal, values);
                else if (isComing(signal, values)) lookAgain();
            }
        }
    }

    private boolean isOurs(String path) {
        return session.filter(known -> known.path().equals(path)).isPresent();
    }

    /// Whether another session came to the foreground: it may be the user's as well.
    private static boolean isComing(DBusSignal signal, Object[] values) {
        return (signal.getInterface() + "." + signal.getName()).equals(PROPERTIES + ".PropertiesChanged")
                && KnownSession.flag((Map<?, ?>) values[1], "Active");
    }

    private void ours(DBusSignal signal, Object[] values) {
        switch (signal.getInterface() + "." + signal.getName()) {
            case SESSION + ".Lock" -> out.accept(new Signal.LockAsked());
            case SESSION + ".Unlock" -> out.accept(new Signal.UnlockAsked());
            case PROPERTIES + ".PropertiesChanged" -> changed((Map<?, ?>) values[1]);
            default -> LOG.log(System.Logger.Level.TRACE, "{0} is nothing to us", signal);
        }
    }

    private void changed(Map<?, ?> properties) {
        if (properties.containsKey("IdleHint"))
            out.accept(new Signal.IdleHint(KnownSession.flag(properties, "IdleHint")));
        if (properties.containsKey("LockedHint"))
            out.accept(new Signal.Shows(Signal.Source.LOGIND, KnownSession.flag(properties, "LockedHint")));
        if (properties.containsKey("Active")) out.accept(new Signal.Front(KnownSession.flag(properties, "Active")));
    }

    private void removed(String id) {
        if (session.filter(known -> known.id().equals(id)).isEmpty()) return;
        session = Optional.empty();
        out.accept(new Signal.Gone(Signal.Source.LOGIND));
        lookAgain();
    }

    private void lookAgain() {
        try {
            var found = find();
            if (found.isEmpty() || isOurs(found.get().path())) return;
            var properties = properties(found.get().path());
            if (session.isPresent()) out.accept(new Signal.Gone(Signal.Source.LOGIND));
            session = found;
            named = found.get().id();
            out.accept(new Signal.Back(
                    Signal.Source.LOGIND,
                    KnownSession.flag(properties, "LockedHint"),
                    KnownSession.flag(properties, "IdleHint")));
            out.accept(new Signal.Front(KnownSession.flag(properties, "Active")));
        } catch (SessionException e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            later(this::lookAgain);
        }
    }

    /// A machine that is busy starting answers late; nobody else would ask again.
    private void later(Runnable action) {
        if (!isOnBus()) return;
        try {
            thread.schedule(action, Bus.PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.TRACE, "closed meanwhile", e);
        }
    }

    private Optional<KnownSession> find() throws SessionException {
        var sessions = new ArrayList<KnownSession>();
        var rows = line.bus().call(NAME, ROOT, MANAGER, "ListSessions", null)[0];
        for (var row : (List<?>) rows) {
            var values = (Object[]) row;
            if (!user.equals(values[2])) continue;
            var path = values[4] instanceof DBusPath object ? object.getPath() : values[4].toString();
            sessions.add(KnownSession.of(path, properties(path)));
        }
        return KnownSession.choose(sessions, user, named, atCameras);
    }

    private Map<?, ?> properties(String path) throws SessionException {
        return (Map<?, ?>) line.bus().call(NAME, path, PROPERTIES, "GetAll", "s", SESSION)[0];
    }

    private String path() throws SessionException {
        return session.orElseThrow(() -> new SessionException(SessionFlaw.SESSION_GONE, user))
                .path();
    }

    @Override
    public void close() {
        line.close();
    }
}
