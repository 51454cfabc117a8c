package org.semblance.store.keyring;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.semblance.store.StoreFlaw;

/// A connection to the user's message bus, for a few calls. Nothing waits longer than [#PATIENCE_MS].
final class SessionBus implements AutoCloseable {
    static final long PATIENCE_MS = 2000;

    /// Held, or the level would be forgotten with the logger: the library prints stack traces of what is
    /// thrown here anyway.
    private static final Logger LIBRARY = Logger.getLogger("org.freedesktop.dbus");

    static {
        if (LIBRARY.getLevel() == null) LIBRARY.setLevel(Level.OFF);
    }

    private final DBusConnection connection;

    private SessionBus(DBusConnection connection) {
        this.connection = connection;
    }

    static SessionBus open(String address) throws IOException {
        var connecting = new FutureTask<>(() -> connect(address));
        Thread.ofPlatform().daemon().name("semblance-keyring-connect").start(connecting);
        try {
            return connecting.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new KeyringException(StoreFlaw.KEYRING_NO_BUS, e);
        } catch (ExecutionException e) {
            throw new KeyringException(StoreFlaw.KEYRING_NO_BUS, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyringException(StoreFlaw.KEYRING_MUTE, e);
        } finally {
            connecting.cancel(true);
        }
    }

    private static SessionBus connect(String address) throws DBusException {
        var builder = DBusConnectionBuilder.forAddress(address).withShared(false);
        builder.transportConfig().withTimeout(0).withRegisterSelf(false);
        var connection = builder.build();
        try {
            connection.register();
            if (Thread.interrupted()) throw new DBusException("given up");
            return new SessionBus(connection);
        } catch (DBusException | DBusExecutionException e) {
            connection.disconnect();
            throw e;
        }
    }

    /// The values a method returns.
    ///
    /// @param flags of the message, see `org.freedesktop.dbus.messages.constants.Flags`
    /// @param signature of the arguments
    Object[] call(
            byte flags, String name, String path, String type, String method, String signature, Object... arguments)
            throws IOException {
        try {
            var call = connection
                    .getMessageFactory()
                    .createMethodCall(null, name, path, type, method, flags, signature, arguments);
            connection.sendMessage(call);
            return switch (call.getReply(PATIENCE_MS)) {
                case null -> throw new KeyringException(StoreFlaw.KEYRING_MUTE);
                case Error error -> throw new IOException(error.getException().getMessage());
                case Message reply -> reply.getParameters();
            };
        } catch (DBusException | RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
