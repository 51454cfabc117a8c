package org.semblance.session.linux;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.types.Variant;
import org.semblance.session.Beginning;

/// A session logind knows.
///
/// @param type x11, wayland, mir, tty, unspecified
/// @param kind logind's class: user, greeter, lock-screen, background, manager
/// @param active whether it is the one in the foreground of its seat
/// @param seat "" for none, as a remote one
/// @param beginning whichever program of root began it, by its word to logind
record KnownSession(
        String id,
        String path,
        String user,
        String type,
        String kind,
        boolean active,
        boolean remote,
        boolean closing,
        String seat,
        Optional<Beginning> beginning) {
    private static final String MAIN_SEAT = "seat0";
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
                text(properties, "State").equals("closing"),
                seat(properties),
                beginning(properties));
    }

    /// The session a face may open for this user. Never another user's, never a remote one (the face is here,
    /// the session's person is not), never a greeter or a background job. A graphical one before others, one in
    /// the foreground before one in the background, the named one before others.
    ///
    /// @param named XDG_SESSION_ID, or ""
    /// @param atCameras whether one at another seat, or at none, is left out: logind calls the latter active always
    static Optional<KnownSession> choose(List<KnownSession> sessions, String user, String named, boolean atCameras) {
        return sessions.stream()
                .filter(session -> session.isOf(user) && (session.isAtMainSeat() || !atCameras))
                .max(Comparator.comparing(KnownSession::isGraphical)
                        .thenComparing(KnownSession::active)
                        .thenComparing(session -> session.isNamed(named)));
    }

    boolean isOf(String wanted) {
        return user.equals(wanted) && kind.equals("user") && !remote && !closing;
    }

    /// Where the machine's own screen and cameras are.
    boolean isAtMainSeat() {
        return seat.equals(MAIN_SEAT);
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

    /// Of a pair of name and path.
    private static String seat(Map<?, ?> properties) {
        return properties.get("Seat") instanceof Variant<?> variant
                        && variant.getValue() instanceof Object[] pair
                        && pair.length > 0
                        && pair[0] instanceof String name
                ? name
                : "";
    }

    private static Optional<Beginning> beginning(Map<?, ?> properties) {
        var service = text(properties, "Service");
        return properties.get("TimestampMonotonic") instanceof Variant<?> variant
                        && variant.getValue() instanceof Number microseconds
                        && !service.isEmpty()
                        && microseconds.longValue() > 0
                ? Optional.of(new Beginning(service, Duration.of(microseconds.longValue(), ChronoUnit.MICROS)))
                : Optional.empty();
    }

    private static String text(Map<?, ?> properties, String name) {
        return properties.get(name) instanceof Variant<?> variant && variant.getValue() instanceof String text
                ? text
                : "";
    }
}
