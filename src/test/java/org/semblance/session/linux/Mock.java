package org.semblance.session.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.freedesktop.dbus.types.Variant;
import org.semblance.session.SessionException;

/// python3-dbusmock under one name on a private bus.
public final class Mock implements AutoCloseable {
    private static final String MOCK = "org.freedesktop.DBus.Mock";

    private final PrivateBus home;
    private final String name;
    private final Process process;
    private final Bus bus;

    /// @param arguments of `python3 -m dbusmock`
    public Mock(PrivateBus home, String name, List<String> arguments) {
        this.home = home;
        this.name = name;
        // the distribution's python: another one first in PATH would not see the package
        var command = new ArrayList<>(List.of("/usr/bin/python3", "-m", "dbusmock"));
        command.addAll(arguments);
        process = home.run(command, Map.of());
        try {
            bus = connect(home.address());
            awaitName();
        } catch (SessionException e) {
            throw new AssertionError(e);
        }
    }

    /// The product gives up after seconds; a test on a busy machine does not.
    private static Bus connect(String address) throws SessionException {
        for (int i = 0; i < 4; i++) {
            try {
                return Bus.open(address, () -> {});
            } catch (SessionException e) {
                if (!(e.getCause() instanceof TimeoutException)) throw e;
            }
        }
        return Bus.open(address, () -> {});
    }

    private void awaitName() throws SessionException {
        var bare = "org.freedesktop.DBus";
        while (!(Boolean) bus.call(bare, "/org/freedesktop/DBus", bare, "NameHasOwner", "s", name)[0]) {
            if (!process.isAlive()) throw new AssertionError("dbusmock does not start (apt: python3-dbusmock)");
            LockSupport.parkNanos(20_000_000);
        }
    }

    Bus bus() {
        return bus;
    }

    Object[] tell(String path, String method, String signature, Object... arguments) {
        try {
            return bus.call(name, path, MOCK, method, signature, arguments);
        } catch (SessionException e) {
            throw new AssertionError(e);
        }
    }

    public void method(String path, String type, String method, String in, String out, String python) {
        tell(path, "AddMethod", "sssss", type, method, in, out, python);
    }

    void change(String path, String type, Map<String, ?> properties) {
        var variants = new HashMap<String, Variant<?>>();
        properties.forEach((key, value) -> variants.put(key, new Variant<>(value)));
        tell(path, "UpdateProperties", "sa{sv}", type, variants);
    }

    public void signal(String path, String type, String signal, String signature, Object... values) {
        var variants = Stream.of(values).map(Variant::new).toList();
        tell(path, "EmitSignal", "sssav", type, signal, signature, variants);
    }

    Object property(String path, String type, String property) {
        try {
            return bus.property(name, path, type, property);
        } catch (SessionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        bus.close();
        home.end(process);
    }
}
