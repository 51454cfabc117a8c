package org.semblance.session.linux;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;
import org.semblance.session.Whereabouts;
import org.semblance.session.Whereabouts.Seating;

/// Asks logind where people sit, on a connection of its own for each question.
record Seats(String systemBus, Path drm) {
    private static final String ROOT = "/org/freedesktop/login1";
    private static final String MANAGER = Logind.NAME + ".Manager";
    private static final String USER = Logind.NAME + ".User";
    private static final String SESSION = Logind.NAME + ".Session";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    Whereabouts of(int process) throws SessionException {
        try (var bus = Bus.open(systemBus, () -> {})) {
            var machine = properties(bus, ROOT, MANAGER);
            return new Whereabouts(
                    seating(bus, process), KnownSession.flag(machine, "LidClosed"), new Screens(drm).areOff());
        }
    }

    private static Optional<Seating> seating(Bus bus, int process) throws SessionException {
        var path = process > 0 ? session(bus, process) : Optional.<String>empty();
        return path.isPresent() ? Optional.of(seating(properties(bus, path.get(), SESSION))) : Optional.empty();
    }

    /// Of the process; else, since desktops start programs beside their session, the user's desktop.
    private static Optional<String> session(Bus bus, int process) throws SessionException {
        var found = ask(bus, "GetSessionByPID", process);
        if (found.isPresent()) return found;
        var user = ask(bus, "GetUserByPID", process);
        if (user.isEmpty()) return Optional.empty();
        return second(bus.property(Logind.NAME, user.get(), USER, "Display")).filter(path -> !path.equals("/"));
    }

    /// Empty where logind says that it knows of none; its silence says nothing.
    private static Optional<String> ask(Bus bus, String method, int process) throws SessionException {
        try {
            return Optional.of(path(bus.call(Logind.NAME, ROOT, MANAGER, method, "u", new UInt32(process))[0]));
        } catch (SessionException e) {
            if (e.flaw() != SessionFlaw.SERVICE_REFUSED) throw e;
            return Optional.empty();
        }
    }

    private static Seating seating(Map<?, ?> session) {
        var known = KnownSession.of("", session);
        return new Seating(
                known.user(),
                seat(session.get("Seat")),
                known.active() && !known.closing(),
                known.remote(),
                known.kind().equals("greeter"),
                known.beginning());
    }

    private static String seat(Object property) {
        var value = property instanceof Variant<?> variant ? variant.getValue() : property;
        if (value instanceof Object[] pair) return pair[0].toString();
        return value instanceof List<?> pair ? pair.getFirst().toString() : "";
    }

    private static Optional<String> second(Object pair) {
        if (pair instanceof Object[] array) return Optional.of(path(array[1]));
        return pair instanceof List<?> list ? Optional.of(path(list.get(1))) : Optional.empty();
    }

    private static String path(Object value) {
        return value instanceof DBusPath object ? object.getPath() : value.toString();
    }

    private static Map<?, ?> properties(Bus bus, String path, String type) throws SessionException {
        return (Map<?, ?>) bus.call(Logind.NAME, path, PROPERTIES, "GetAll", "s", type)[0];
    }
}
