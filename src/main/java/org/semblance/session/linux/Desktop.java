package org.semblance.session.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where to find the desktop.
///
/// @param systemBus D-Bus address of the system bus
/// @param sessionBus D-Bus address of the user's own bus; "" for none
/// @param sessionId the logind session this program runs in; "" for none
/// @param atCameras whether a session elsewhere, as at another seat or without one, is none of ours
public record Desktop(String systemBus, String sessionBus, String sessionId, boolean atCameras) {

    /// The user's own desktop, wherever it is.
    public Desktop(String systemBus, String sessionBus, String sessionId) {
        this(systemBus, sessionBus, sessionId, false);
    }

    /// As the environment says, and the usual places where it says nothing.
    public static Desktop ofEnvironment() {
        return new Desktop(
                environment("DBUS_SYSTEM_BUS_ADDRESS").orElse("unix:path=/var/run/dbus/system_bus_socket"),
                environment("DBUS_SESSION_BUS_ADDRESS").orElseGet(Desktop::usualSessionBus),
                environment("XDG_SESSION_ID").orElse(""));
    }

    /// For a service that belongs to no session: the system bus alone, and of a user's sessions only those at the
    /// seat of the cameras.
    public static Desktop ofSystem() {
        return ofSystem(ofEnvironment().systemBus());
    }

    /// The same with the bus named.
    public static Desktop ofSystem(String systemBus) {
        return new Desktop(systemBus, "", "", true);
    }

    private static String usualSessionBus() {
        return environment("XDG_RUNTIME_DIR")
                .map(folder -> Path.of(folder, "bus"))
                .filter(Files::exists)
                .map(socket -> "unix:path=" + socket)
                .orElse("");
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
