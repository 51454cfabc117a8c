package org.semblance.session.linux;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;
import org.semblance.session.SessionException;

/// A screen saver for tests: a scripted object under one of the known names on a private session bus. It
/// answers GetActive, Lock and SetActive, and tells ActiveChanged.
public final class ScreenSaverStandIn implements AutoCloseable {
    private final String name;
    private final String path;
    private final Mock mock;

    private ScreenSaverStandIn(PrivateBus home, String name, String path) {
        this.name = name;
        this.path = path;
        mock = new Mock(home, name, List.of("--session", name, path, name));
        mock.tell(path, "AddProperties", "sa{sv}", name, Map.of("active", new Variant<>(false)));
        mock.method(path, name, "GetActive", "", "b", "ret = self.props['%s']['active']".formatted(name));
        var set = """
            if self.props['%1$s']['active'] != %2$s:
                self.props['%1$s']['active'] = dbus.Boolean(%2$s)
                self.EmitSignal('', 'ActiveChanged', 'b', [dbus.Boolean(%2$s)])
            """;
        mock.method(path, name, "Lock", "", "", set.formatted(name, "True"));
        mock.method(path, name, "SetActive", "b", "", set.formatted(name, "args[0]"));
    }

    /// @param name and interface, org.mate.ScreenSaver
    /// @param path of its object
    public static ScreenSaverStandIn start(PrivateBus home, String name, String path) {
        return new ScreenSaverStandIn(home, name, path);
    }

    public boolean isActive() {
        return (Boolean) call("GetActive")[0];
    }

    /// As its own lock key does.
    public void lock() {
        call("Lock");
    }

    /// As the password does.
    public void unlock() {
        try {
            mock.bus().call(name, path, name, "SetActive", "b", false);
        } catch (SessionException e) {
            throw new AssertionError(e);
        }
    }

    /// It does not care for SetActive from now on, as a locker that wants the password.
    public void ignoreSetActive() {
        mock.method(path, name, "SetActive", "b", "", "");
    }

    void emit(String signal) {
        mock.tell(path, "EmitSignal", "sssav", name, signal, "", List.of());
    }

    Mock mock() {
        return mock;
    }

    private Object[] call(String method) {
        try {
            return mock.bus().call(name, path, name, method, null);
        } catch (SessionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        mock.close();
    }
}
