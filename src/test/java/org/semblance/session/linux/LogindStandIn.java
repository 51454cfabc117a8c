package org.semblance.session.linux;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.semblance.decide.Moment;
import org.semblance.session.SessionException;

/// A logind for tests: dbusmock's, on a private bus, with one graphical session `c1`. By default a locker
/// obeys it and shows LockedHint; without one, only the signals go out.
public final class LogindStandIn implements AutoCloseable {
    public static final String SESSION = "c1";
    private static final String ROOT = "/org/freedesktop/login1";
    private static final String PATH = ROOT + "/session/";
    private static final String MANAGER = "org.freedesktop.login1.Manager";
    private static final String TYPE = "org.freedesktop.login1.Session";

    private final PrivateBus home;
    private final boolean withLocker;
    private final Map<String, Row> sessions = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition unlocked = lock.newCondition();
    private boolean heardUnlock;
    private int earlierUnlocks;
    private Mock mock;

    private record Row(String user, int uid, Map<String, Object> properties) {}

    private LogindStandIn(PrivateBus home, boolean withLocker) {
        this.home = home;
        this.withLocker = withLocker;
        comeBack();
    }

    /// With a locker that does what logind asks and tells.
    public static LogindStandIn start(String user, int uid) {
        var logind = new LogindStandIn(PrivateBus.start(), true);
        logind.addSession(SESSION, user, uid, Map.of("Type", "x11"));
        return logind;
    }

    /// With nothing that locks: a test brings its own, or has none.
    public static LogindStandIn startWithoutLocker(String user, int uid) {
        var logind = new LogindStandIn(PrivateBus.start(), false);
        logind.addSession(SESSION, user, uid, Map.of("Type", "x11"));
        return logind;
    }

    /// logind on the bus, and no session.
    static LogindStandIn startEmpty() {
        return new LogindStandIn(PrivateBus.start(), true);
    }

    /// For DBUS_SYSTEM_BUS_ADDRESS.
    public String address() {
        return home.address();
    }

    /// A desktop with this system bus, and no session bus.
    public Desktop desktop() {
        return new Desktop(address(), "", "");
    }

    /// The same as the machine's service sees it: of a session away from the cameras it wants to know nothing.
    public Desktop systemDesktop() {
        return Desktop.ofSystem(address());
    }

    public PrivateBus bus() {
        return home;
    }

    /// A login at the screen, a moment ago.
    private static Map<String, Object> byPassword() {
        var now = new UInt64(Moment.now().sinceBoot().toNanos() / 1000);
        return Map.of("Service", "lightdm", "TimestampMonotonic", now);
    }

    /// @param properties of the session where they differ from dbusmock's
    public void addSession(String id, String user, int uid, Map<String, Object> properties) {
        var all = new LinkedHashMap<String, Object>(byPassword());
        all.putAll(properties);
        sessions.put(id, new Row(user, uid, all));
        add(id);
    }

    /// The name of the user comes last, with everything else: nobody takes a session that is half there.
    private void add(String id) {
        var row = sessions.get(id);
        mock.tell(ROOT, "AddSession", "ssusb", id, "seat0", new UInt32(row.uid), "", true);
        if (withLocker) {
            for (var request : List.of("Lock", "Unlock")) {
                var python =
                        "self.EmitSignal('', '%s', '', [])\nself.UpdateProperties('', {'LockedHint': dbus.Boolean(%s)})"
                                .formatted(request, request.equals("Lock") ? "True" : "False");
                mock.method(PATH + id, TYPE, request, "", "", python);
            }
        }
        var all = new LinkedHashMap<>(row.properties);
        all.put("Name", row.user);
        mock.change(PATH + id, TYPE, all);
        mock.signal(ROOT, MANAGER, "SessionNew", "so", id, new DBusPath(PATH + id));
    }

    /// As after a log-out.
    public void removeSession(String id) {
        sessions.remove(id);
        mock.tell(PATH + id, "RemoveObject", "s", PATH + id);
        mock.signal(ROOT, MANAGER, "SessionRemoved", "so", id, new DBusPath(PATH + id));
    }

    public void change(String id, Map<String, ?> properties) {
        sessions.get(id).properties.putAll(properties);
        mock.change(PATH + id, TYPE, properties);
    }

    /// As `loginctl lock-session`: by hand.
    public void lock() {
        call("Lock");
    }

    /// As `loginctl unlock-session`.
    public void unlock() {
        call("Unlock");
    }

    /// Another seat, as of a second screen and keyboard.
    public void moveTo(String seat, String id) {
        var python =
                "self.props['%s']['Seat'] = ('%s', dbus.ObjectPath('%s/seat/%s'))".formatted(TYPE, seat, ROOT, seat);
        mock.method(PATH + id, TYPE, "MoveForTest", "", "", python);
        call(id, "MoveForTest");
    }

    /// Says what it knows of a session after a product's patience, once.
    void answerLateOnce(String id) {
        var type = "org.freedesktop.DBus.Properties";
        var python = "del self.methods['%s']['GetAll']\ntime.sleep(%f)\nret = self.GetAll(args[0])"
                .formatted(type, 1.5 * Bus.PATIENCE_MS / 1000);
        mock.method(PATH + id, type, "GetAll", "s", "a{sv}", python);
    }

    /// As an idle desktop does: the hints, no Lock signal.
    public void lockByIdle() {
        lockByIdle(SESSION);
    }

    public void lockByIdle(String id) {
        change(id, Map.of("IdleHint", true));
        change(id, Map.of("LockedHint", true));
    }

    /// Brings one session to the foreground.
    public void switchTo(String id) {
        for (var other : sessions.keySet()) if (!other.equals(id)) change(other, Map.of("Active", false));
        change(id, Map.of("Active", true));
    }

    private void call(String method) {
        call(SESSION, method);
    }

    private void call(String id, String method) {
        try {
            mock.bus().call(Logind.NAME, PATH + id, TYPE, method, null);
        } catch (SessionException e) {
            throw new AssertionError(e);
        }
    }

    public boolean isLocked() {
        return isLocked(SESSION);
    }

    public boolean isLocked(String id) {
        return (Boolean) mock.property(PATH + id, TYPE, "LockedHint");
    }

    public void setLockedHint(boolean locked) {
        change(SESSION, Map.of("LockedHint", locked));
    }

    public void setIdleHint(boolean idle) {
        change(SESSION, Map.of("IdleHint", idle));
    }

    public void setActive(boolean active) {
        change(SESSION, Map.of("Active", active));
    }

    /// The locker does not care for Unlock from now on.
    public void ignoreUnlock() {
        mock.method(PATH + SESSION, TYPE, "Unlock", "", "", "self.EmitSignal('', 'Unlock', '', [])");
    }

    public void prepareForSleep(boolean starts) {
        mock.signal(ROOT, MANAGER, "PrepareForSleep", "b", starts);
    }

    /// How often anybody called Unlock, logind restarts included.
    public int unlockCalls() {
        return earlierUnlocks + unlockCallsNow();
    }

    private int unlockCallsNow() {
        return sessions.keySet().stream()
                .mapToInt(id -> ((List<?>) mock.tell(PATH + id, "GetMethodCalls", "s", "Unlock")[0]).size())
                .sum();
    }

    /// Whether Unlock has been called, or is within the time.
    public boolean awaitUnlock(Duration atMost) {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (!heardUnlock && left > 0) left = unlocked.awaitNanos(left);
            return heardUnlock;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// logind goes away, and remembers what it has to.
    public void die() {
        for (var id : sessions.keySet()) {
            for (var hint : List.of("LockedHint", "IdleHint")) {
                sessions.get(id).properties.put(hint, mock.property(PATH + id, TYPE, hint));
            }
        }
        earlierUnlocks += unlockCallsNow();
        mock.close();
    }

    /// logind is back, with its sessions.
    public void comeBack() {
        mock = new Mock(home, Logind.NAME, List.of("--system", "--template", "logind"));
        var calls = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withInterface("org.freedesktop.DBus.Mock")
                .withMember("MethodCalled")
                .build();
        try {
            mock.bus().subscribe(calls, signal -> {
                try {
                    if (signal.getParameters()[0].equals("Unlock")) hear();
                } catch (DBusException e) {
                    throw new AssertionError(e);
                }
            });
        } catch (SessionException e) {
            throw new AssertionError(e);
        }
        sessions.keySet().forEach(this::add);
        processesSitIn(SESSION);
        mock.tell(ROOT, "AddProperty", "ssv", MANAGER, "LidClosed", new Variant<>(false));
    }

    /// Every process belongs to this session; to none for "".
    public void processesSitIn(String id) {
        var none = "raise dbus.exceptions.DBusException('none', name='org.freedesktop.login1.NoSessionForPID')";
        var python = id.isEmpty() ? none : "ret = '" + PATH + id + "'";
        mock.method(ROOT, MANAGER, "GetSessionByPID", "u", "o", python);
        mock.method(ROOT, MANAGER, "GetUserByPID", "u", "o", none);
    }

    /// Processes belong to the user's manager, as those that a desktop starts; the user's desktop is this session.
    public void processesOfTheDesktop(String id) {
        processesSitIn("");
        var user = mock.tell(ROOT, "AddUser", "usb", new UInt32(4242), "desktop", true)[0].toString();
        mock.method(ROOT, MANAGER, "GetUserByPID", "u", "o", "ret = '" + user + "'");
        var python = "ret = (dbus.String('" + id + "'), dbus.ObjectPath('" + PATH + id + "'))";
        mock.method(user, "org.freedesktop.DBus.Properties", "Get", "ss", "v", python);
    }

    public void closeLid(boolean closed) {
        mock.change(ROOT, MANAGER, Map.of("LidClosed", closed));
    }

    private void hear() {
        lock.lock();
        try {
            heardUnlock = true;
            unlocked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void restart() {
        die();
        comeBack();
    }

    public void stop() {
        close();
    }

    @Override
    public void close() {
        home.close();
    }
}
