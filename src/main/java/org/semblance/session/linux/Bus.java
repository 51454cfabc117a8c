package org.semblance.session.linux;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.constants.Flags;
import org.freedesktop.dbus.types.Variant;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;

/// One connection to a message bus. Nothing but a person is waited for longer than a few seconds: dbus-java's
/// own calls wait 20 s, and its handshake for ever. Messages are made by hand rather than through proxies,
/// which would need public interfaces and know one time limit for the whole JVM.
final class Bus implements AutoCloseable {
    static final long PATIENCE_MS = 2000;
    private static final long PERSONS_MS = 5 * 60_000;
    /// The first connection of a program also loads the library, on a machine that may be busy with a login.
    private static final long CONNECTING_MS = 2 * PATIENCE_MS;

    /// Held, or the level would be forgotten with the logger. A bus that goes away is reported by
    /// [BusLine], once; dbus-java would print stack traces.
    private static final Logger LIBRARY = Logger.getLogger("org.freedesktop.dbus");

    static {
        if (LIBRARY.getLevel() == null) LIBRARY.setLevel(Level.OFF);
    }

    private final DBusConnection connection;

    private Bus(DBusConnection connection) {
        this.connection = connection;
    }

    /// @param lost run once when the other side ends the connection, on a thread that must not be held
    static Bus open(String address, Runnable lost) throws SessionException {
        var connecting = new FutureTask<>(() -> connect(address, lost));
        Thread.ofPlatform().daemon().name("semblance-dbus-connect").start(connecting);
        try {
            return connecting.get(CONNECTING_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SessionException(e, SessionFlaw.BUS_MUTE, address);
        } catch (ExecutionException e) {
            throw new SessionException(
                    e.getCause(), SessionFlaw.NO_BUS, address, e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionException(e, SessionFlaw.INTERRUPTED);
        } finally {
            connecting.cancel(true);
        }
    }

    private static Bus connect(String address, Runnable lost) throws DBusException {
        var builder = DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .withDisconnectCallback(new Lost(new AtomicBoolean(), lost));
        builder.transportConfig().withTimeout(0).withRegisterSelf(false);
        var connection = builder.build();
        try {
            connection.register();
            if (Thread.interrupted()) throw new DBusException("given up");
            return new Bus(connection);
        } catch (DBusException | DBusExecutionException e) {
            connection.disconnect();
            throw e;
        }
    }

    /// dbus-java tells an end in one of these ways, sometimes in two.
    private record Lost(AtomicBoolean told, Runnable action) implements IDisconnectCallback {
        @Override
        public void clientDisconnect() {
            if (told.compareAndSet(false, true)) action.run();
        }

        @Override
        public void disconnectOnError(IOException e) {
            clientDisconnect();
        }
    }

    /// The values a method returns. Never starts a service that is not running.
    ///
    /// @param signature of the arguments, or null
    Object[] call(String name, String path, String type, String method, String signature, Object... arguments)
            throws SessionException {
        return call(PATIENCE_MS, Flags.NO_AUTO_START, name, path, type, method, signature, arguments);
    }

    /// The same of a service that has to ask a person, and is started for that where it does not run yet.
    Object[] callForPerson(String name, String path, String type, String method, String signature, Object... arguments)
            throws SessionException {
        return call(PERSONS_MS, (byte) 0, name, path, type, method, signature, arguments);
    }

    private Object[] call(
            long patience,
            byte flags,
            String name,
            String path,
            String type,
            String method,
            String signature,
            Object... arguments)
            throws SessionException {
        try {
            var call = connection
                    .getMessageFactory()
                    .createMethodCall(null, name, path, type, method, flags, signature, arguments);
            connection.sendMessage(call);
            return switch (call.getReply(patience)) {
                case null -> throw new SessionException(SessionFlaw.SERVICE_MUTE, name, method);
                case Error error ->
                    throw new SessionException(
                            SessionFlaw.SERVICE_REFUSED,
                            name,
                            method,
                            error.getException().getMessage());
                case Message reply -> {
                    var values = reply.getParameters();
                    yield values == null ? new Object[0] : values;
                }
            };
        } catch (DBusException | RuntimeException e) {
            throw new SessionException(e, SessionFlaw.SERVICE_UNREACHABLE, name, method, e.getMessage());
        }
    }

    Object property(String name, String path, String type, String property) throws SessionException {
        var values = call(name, path, "org.freedesktop.DBus.Properties", "Get", "ss", type, property);
        return values[0] instanceof Variant<?> variant ? variant.getValue() : values[0];
    }

    /// @param handler runs on a thread of the connection, in the order of arrival, and returns at once
    void subscribe(DBusMatchRule rule, Consumer<DBusSignal> handler) throws SessionException {
        try {
            connection.addGenericSigHandler(rule, handler::accept);
        } catch (DBusException | RuntimeException e) {
            throw new SessionException(e, SessionFlaw.NOT_SUBSCRIBED, rule, e.getMessage());
        }
    }

    /// Not from a handler: it waits for them.
    @Override
    public void close() {
        connection.disconnect();
    }
}
