package org.semblance.session.linux;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;

/// A message bus that is connected again when it comes back, and the owners of the names that matter on it.
/// Everything happens on one thread, the executor's, and is told there in the order in which it happened.
final class BusLine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BusLine.class.getName());
    private static final long FIRST_RETRY_MS = 250;
    private static final long LAST_RETRY_MS = 30_000;

    interface Listener {
        /// The service behind a watched name came, or went.
        void owned(String name, boolean present);

        /// A signal of the present owner of a watched name. Nobody else can speak for it: anybody may send
        /// signals on a system bus.
        void said(String name, DBusSignal signal, Object[] values);
    }

    private final String address;
    private final Map<String, DBusMatchRule> names;
    private final ScheduledExecutorService thread;
    private final Listener listener;
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private volatile Bus bus;
    private volatile boolean closed;
    private int connections;
    private long retryMs = FIRST_RETRY_MS;

    /// @param names the watched names, each with a rule for the signals wanted of it
    BusLine(String address, Map<String, DBusMatchRule> names, ScheduledExecutorService thread, Listener listener) {
        this.address = address;
        this.names = names;
        this.thread = thread;
        this.listener = listener;
    }

    /// Connects; to be called on the thread. Later ends of the connection are mended without a word, but for
    /// [Listener#owned]. After a failure it
    /// keeps trying as well.
    ///
    /// @throws SessionException why there is no connection now
    void open() throws SessionException {
        try {
            connect();
        } catch (SessionException e) {
            retry();
            throw e;
        }
    }

    /// @throws SessionException when there is no connection now
    Bus bus() throws SessionException {
        var now = bus;
        if (now == null) throw new SessionException(SessionFlaw.BUS_GONE, address);
        return now;
    }

    boolean isOwned(String name) {
        return owners.containsKey(name);
    }

    private void connect() throws SessionException {
        var mine = ++connections;
        var fresh = Bus.open(address, () -> later(() -> lost(mine)));
        try {
            for (var name : names.keySet()) {
                fresh.subscribe(ownerRule(name), signal -> later(() -> ownerChanged(name, signal)));
                fresh.subscribe(names.get(name), signal -> later(() -> said(name, signal)));
            }
            bus = fresh;
            for (var name : names.keySet()) owner(name, ownerOf(fresh, name));
        } catch (SessionException e) {
            bus = null;
            fresh.close();
            throw e;
        }
        retryMs = FIRST_RETRY_MS;
    }

    private static DBusMatchRule ownerRule(String name) {
        return DBusMatchRuleBuilder.create()
                .withType("signal")
                .withInterface("org.freedesktop.DBus")
                .withMember("NameOwnerChanged")
                .withArg0123(0, name)
                .build();
    }

    private static String ownerOf(Bus bus, String name) throws SessionException {
        var bare = "org.freedesktop.DBus";
        var present = bus.call(bare, "/org/freedesktop/DBus", bare, "NameHasOwner", "s", name);
        if (!Boolean.TRUE.equals(present[0])) return "";
        return (String) bus.call(bare, "/org/freedesktop/DBus", bare, "GetNameOwner", "s", name)[0];
    }

    private void ownerChanged(String name, DBusSignal signal) {
        if (!"org.freedesktop.DBus".equals(signal.getSource())) return;
        try {
            owner(name, (String) signal.getParameters()[2]);
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.WARNING, "the message bus sent something that is not to be understood", e);
        }
    }

    private void owner(String name, String owner) {
        var before = owner.isEmpty() ? owners.remove(name) : owners.put(name, owner);
        if (owner.equals(before) || (owner.isEmpty() && before == null)) return;
        if (before != null) listener.owned(name, false);
        if (!owner.isEmpty()) listener.owned(name, true);
    }

    private void said(String name, DBusSignal signal) {
        if (!signal.getSource().equals(owners.get(name))) return;
        try {
            var values = signal.getParameters();
            listener.said(name, signal, values == null ? new Object[0] : values);
        } catch (DBusException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, name + " sent something that is not to be understood", e);
        }
    }

    private void lost(int connection) {
        if (closed || bus == null || connection != connections) return;
        LOG.log(System.Logger.Level.WARNING, "the message bus at {0} went away", address);
        bus.close();
        bus = null;
        for (var name : names.keySet()) owner(name, "");
        retry();
    }

    private void retry() {
        if (closed) return;
        try {
            thread.schedule(this::reconnect, retryMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return;
        }
        retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
    }

    private void reconnect() {
        try {
            connect();
        } catch (SessionException e) {
            LOG.log(System.Logger.Level.DEBUG, "still no message bus", e);
            retry();
        }
    }

    private void later(Runnable action) {
        try {
            thread.execute(action);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.TRACE, "closed meanwhile", e);
        }
    }

    /// When the thread has ended.
    @Override
    public void close() {
        closed = true;
        var last = bus;
        bus = null;
        if (last != null) last.close();
    }
}
