package org.semblance.session.linux;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.types.Variant;

/// A session logind knows.
///
/// @param type x11, wayland, mir, tty, unspecified
/// @param kind logind's class: user, greeter, lock-screen, background, manager
/// @param active whether it is the one in the foreground of its seat
record KnownSession(
        String id,
        String path,
        String user,
        String type,
        String kind,
        boolean active,
        boolean remote,
        boolean closing) {
    private static final Set<String> GRAPHICAL = Set.of("x11", "wayland", "mir");

    static KnownSession of(String path, Map<?, ?> properties) {
        return new KnownSession(
                text(properties, "Id"),
                path,
                text(properties, "Name"),
                text(properties, "Type"),
                text(properties, "Class"),
                flag(properties, "Active"),
                flag(properties, "Remote"),
                text(properties, "State").equals("closing"));
    }

    /// The session a face may open for this user. Never another user's, never a remote one (the face is
    /// here, the session's person is not), never a greeter or a background job. The named one if it can be
    /// locked at all, be it in the background; else one in the foreground: a graphical one before others.
    ///
    /// @param named XDG_SESSION_ID, or ""
    static Optional<KnownSession> choose(List<KnownSession> sessions, String user, String named) {
        return sessions.stream()
                .filter(session -> session.isOf(user))
                .filter(session -> session.active || session.isNamed(named))
                .max(Comparator.comparing(KnownSession::isGraphical).thenComparing(session -> session.isNamed(named)));
    }

    boolean isOf(String wanted) {
        return user.equals(wanted) && kind.equals("user") && !remote && !closing;
    }

    private boolean isNamed(String named) {
        return id.equals(named);
    }

    private boolean isGraphical() {
        return GRAPHICAL.contains(type);
    }

    static boolean flag(Map<?, ?> properties, String name) {
        return properties.get(name) instanceof Variant<?> variant && Boolean.TRUE.equals(variant.getValue());
    }

    private static String text(Map<?, ?> properties, String name) {
        return properties.get(name) instanceof Variant<?> variant && variant.getValue() instanceof String text
                ? text
                : "";
    }
}
