package org.semblance.session.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.semblance.session.LocalUsers;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;

/// The users with a session at the machine's own seat, as logind knows them.
final class LogindUsers implements LocalUsers, BusLine.Listener {
    private static final System.Logger LOG = System.getLogger(LogindUsers.class.getName());
    private static final long AGAIN_MS = 1000;
    private static final String ROOT = "/org/freedesktop/login1";
    private static final String MANAGER = Logind.NAME + ".Manager";
    private static final String SESSION = Logind.NAME + ".Session";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("semblance-users").factory());
    private final BusLine line;
    private Consumer<Set<String>> listener = _ -> {};
    private Set<String> told = Set.of();
    private boolean asksAgain;

    LogindUsers(String systemBus) {
        var everything = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withPathNamespace(ROOT)
                .build();
        line = new BusLine(systemBus, Map.of(Logind.NAME, everything), thread, this);
        thread.execute(this::open);
    }

    private void open() {
        try {
            line.open();
        } catch (SessionException e) {
            LOG.log(System.Logger.Level.WARNING, "no session is known yet: {0}", e.getMessage());
        }
    }

    @Override
    public void listen(Consumer<Set<String>> listener) {
        thread.execute(() -> {
            this.listener = listener;
            listener.accept(told);
        });
    }

    @Override
    public void owned(String name, boolean present) {
        if (present) tell();
    }

    @Override
    public void said(String name, DBusSignal signal, Object[] values) {
        var what = signal.getInterface() + "." + signal.getName();
        var counts = what.equals(MANAGER + ".SessionNew")
                || what.equals(MANAGER + ".SessionRemoved")
                || what.equals(PROPERTIES + ".PropertiesChanged") && isState((Map<?, ?>) values[1]);
        if (counts) tell();
    }

    private static boolean isState(Map<?, ?> properties) {
        return properties.containsKey("State") || properties.containsKey("Active");
    }

    private void tell() {
        try {
            var users = new TreeSet<String>();
            for (var session : sessions()) {
                if (session.isOf(session.user()) && session.isAtMainSeat()) users.add(session.user());
            }
            if (users.equals(told)) return;
            told = Set.copyOf(users);
            listener.accept(told);
        } catch (SessionException e) {
            LOG.log(System.Logger.Level.WARNING, "who sits here is asked again: {0}", e.getMessage());
            if (line.isOwned(Logind.NAME)) later();
        }
    }

    private void later() {
        if (asksAgain) return;
        try {
            thread.schedule(this::tellAgain, AGAIN_MS, TimeUnit.MILLISECONDS);
            asksAgain = true;
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.TRACE, "closed meanwhile", e);
        }
    }

    private void tellAgain() {
        asksAgain = false;
        tell();
    }

    /// Without one that ended meanwhile. Silence is no such end: whoever it is about still sits here.
    private List<KnownSession> sessions() throws SessionException {
        var sessions = new ArrayList<KnownSession>();
        for (var row : (List<?>) line.bus().call(Logind.NAME, ROOT, MANAGER, "ListSessions", null)[0]) {
            try {
                sessions.add(session(((Object[]) row)[4]));
            } catch (SessionException e) {
                if (e.flaw() != SessionFlaw.SERVICE_REFUSED) throw e;
                LOG.log(System.Logger.Level.DEBUG, "a session ended while it was looked at: {0}", e.getMessage());
            }
        }
        return sessions;
    }

    private KnownSession session(Object path) throws SessionException {
        var text = path instanceof DBusPath object ? object.getPath() : path.toString();
        var properties = line.bus().call(Logind.NAME, text, PROPERTIES, "GetAll", "s", SESSION)[0];
        return KnownSession.of(text, (Map<?, ?>) properties);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(Bus.PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.close();
    }
}
