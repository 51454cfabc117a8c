package org.semblance.ui.tray.panel;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.types.Variant;

/// The message bus of the desktop, as far as a tray needs it. No call waits longer than two seconds.
public final class SessionBus implements AutoCloseable {
    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";
    private static final long PATIENCE_MS = 2000;
    /// The first connection also loads the library, while the whole session starts; without a bus there is no
    /// panel.
    private static final long CONNECTING_MS = 20_000;

    /// Held, or the level would be forgotten with the logger: it prints stack traces when a bus goes away.
    private static final Logger LIBRARY = Logger.getLogger("org.freedesktop.dbus");

    static {
        if (LIBRARY.getLevel() == null) LIBRARY.setLevel(Level.OFF);
    }

    private final DBusConnection connection;

    private SessionBus(DBusConnection connection) {
        this.connection = connection;
    }

    /// @throws DBusException also when there is no address, or nobody answers there
    public static SessionBus open(String address) throws DBusException, InterruptedException {
        if (address.isEmpty()) throw new DBusException("no session bus is known");
        var connecting = new FutureTask<>(() -> connect(address));
        Thread.ofPlatform().daemon().name("session-bus").start(connecting);
        try {
            return new SessionBus(connecting.get(CONNECTING_MS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new DBusException("the message bus at " + address + " does not answer", e);
        } catch (ExecutionException e) {
            throw new DBusException(
                    "no message bus at " + address + ": " + e.getCause().getMessage(), e.getCause());
        } finally {
            connecting.cancel(true);
        }
    }

    private static DBusConnection connect(String address) throws DBusException {
        var builder = DBusConnectionBuilder.forAddress(address).withShared(false);
        builder.transportConfig().withTimeout(0).withRegisterSelf(false);
        var connection = builder.build();
        try {
            connection.register();
            return connection;
        } catch (DBusException | DBusExecutionException e) {
            connection.disconnect();
            throw e;
        }
    }

    /// @param flags of [org.freedesktop.dbus.messages.constants.Flags]: whether the call may start a service
    Object[] call(byte flags, String name, String path, String type, String method, String signature, Object... values)
            throws DBusException {
        try {
            var call = connection
                    .getMessageFactory()
                    .createMethodCall(null, name, path, type, method, flags, signature, values);
            connection.sendMessage(call);
            return switch (call.getReply(PATIENCE_MS)) {
                case null -> throw new DBusException(name + " does not answer " + method);
                case Error error -> throw new DBusException(error.getException().getMessage());
                case Message reply -> reply.getParameters() == null ? new Object[0] : reply.getParameters();
            };
        } catch (DBusExecutionException e) {
            throw new DBusException(e.getMessage(), e);
        }
    }

    Object[] call(String name, String path, String type, String method, String signature, Object... values)
            throws DBusException {
        return call((byte) 0, name, path, type, method, signature, values);
    }

    Object property(String name, String path, String type, String property) throws DBusException {
        var values = call(name, path, "org.freedesktop.DBus.Properties", "Get", "ss", type, property);
        return values[0] instanceof Variant<?> variant ? variant.getValue() : values[0];
    }

    boolean isOwned(String name) throws DBusException {
        return Boolean.TRUE.equals(call(BUS, BUS_PATH, BUS, "NameHasOwner", "s", name)[0]);
    }

    /// @param handler runs on a thread of the connection, and returns at once
    void watchOwner(String name, Runnable handler) throws DBusException {
        var rule = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withInterface(BUS)
                .withMember("NameOwnerChanged")
                .withArg0123(0, name)
                .build();
        connection.addGenericSigHandler(rule, _ -> handler.run());
    }

    /// @param handler runs on a thread of the connection, and returns at once
    void subscribe(String type, String member, Consumer<DBusSignal> handler) throws DBusException {
        var rule = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withInterface(type)
                .withMember(member)
                .build();
        connection.addGenericSigHandler(rule, handler::accept);
    }

    /// @return whether the name is this connection's now
    boolean own(String name) {
        try {
            connection.requestBusName(name);
            return true;
        } catch (DBusException e) {
            return false;
        }
    }

    void export(DBusInterface object) throws DBusException {
        connection.exportObject(object);
    }

    void emit(String path, String type, String signal, String signature, Object... values) throws DBusException {
        var message = connection.getMessageFactory().createSignal(null, path, type, signal, signature, values);
        connection.sendMessage(message);
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
