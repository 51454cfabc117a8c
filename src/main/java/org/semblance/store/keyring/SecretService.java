package org.semblance.store.keyring;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.messages.constants.Flags;
import org.freedesktop.dbus.types.DBusMapType;
import org.freedesktop.dbus.types.Variant;
import org.semblance.store.StoreFlaw;

/// A session with `org.freedesktop.secrets` (Secret Service API, draft 0.2), which GNOME Keyring, KWallet
/// and KeePassXC speak. Prompts are not followed: a screen that is locked can answer none.
final class SecretService implements AutoCloseable {
    private static final String NAME = "org.freedesktop.secrets";
    private static final String ROOT = "/org/freedesktop/secrets";
    private static final String SERVICE = "org.freedesktop.Secret.Service";
    private static final String COLLECTION = "org.freedesktop.Secret.Collection";
    private static final String ITEM = "org.freedesktop.Secret.Item";
    private static final String NONE = "/";

    private final SessionBus bus;
    private final byte flags;
    private final SecretTransport transport;
    private final String session;

    /// @param start whether the bus may start the service if it is not running
    static SecretService open(String address, boolean start) throws IOException, GeneralSecurityException {
        var bus = SessionBus.open(address);
        var good = false;
        try {
            var service = new SecretService(bus, start ? 0 : Flags.NO_AUTO_START);
            good = true;
            return service;
        } finally {
            if (!good) bus.close();
        }
    }

    private SecretService(SessionBus bus, byte flags) throws IOException, GeneralSecurityException {
        this.bus = bus;
        this.flags = flags;
        transport = new SecretTransport();
        var own = new Variant<>(transport.publicKey(), "ay");
        var opened = call(ROOT, SERVICE, "OpenSession", "sv", SecretTransport.ALGORITHM, own);
        transport.agree(bytes(value(opened[0])));
        session = opened[1].toString();
    }

    /// The collection new secrets belong in, when it is there and unlocked.
    ///
    /// @throws KeyringException when it is not
    String openCollection() throws IOException {
        var collection = call(ROOT, SERVICE, "ReadAlias", "s", "default")[0].toString();
        if (collection.equals(NONE)) throw new KeyringException(StoreFlaw.KEYRING_EMPTY);
        if (isLocked(collection)) throw new KeyringException(StoreFlaw.KEYRING_LOCKED);
        return collection;
    }

    private boolean isLocked(String collection) throws IOException {
        var answer = call(collection, "org.freedesktop.DBus.Properties", "Get", "ss", COLLECTION, "Locked");
        return !Boolean.FALSE.equals(value(answer[0]));
    }

    /// The items with these attributes.
    ///
    /// @throws KeyringException when the only ones are in a locked collection
    List<String> search(Map<String, String> attributes) throws IOException {
        var found = call(ROOT, SERVICE, "SearchItems", "a{ss}", attributes);
        var unlocked = paths(found[0]);
        if (unlocked.isEmpty() && !paths(found[1]).isEmpty()) throw new KeyringException(StoreFlaw.KEYRING_LOCKED);
        return unlocked;
    }

    /// The caller wipes it.
    byte[] secret(String item) throws IOException, GeneralSecurityException {
        var secret = (Object[]) call(item, ITEM, "GetSecret", "o", session)[0];
        return transport.open(new SecretTransport.Sealed(bytes(secret[1]), bytes(secret[2])));
    }

    void create(String collection, String label, Map<String, String> attributes, byte[] text)
            throws IOException, GeneralSecurityException {
        var sealed = transport.seal(text);
        var properties = Map.of(
                ITEM + ".Label", new Variant<>(label),
                ITEM + ".Attributes", new Variant<>(attributes, new DBusMapType(String.class, String.class)));
        var secret = new Object[] {session, sealed.iv(), sealed.value(), "text/plain"};
        var created = call(collection, COLLECTION, "CreateItem", "a{sv}(oayays)b", properties, secret, false);
        if (created[0].toString().equals(NONE)) throw new KeyringException(StoreFlaw.KEYRING_LOCKED);
    }

    private Object[] call(String path, String type, String method, String signature, Object... arguments)
            throws IOException {
        return bus.call(flags, NAME, path, type, method, signature, arguments);
    }

    private static Object value(Object answer) {
        return answer instanceof Variant<?> variant ? variant.getValue() : answer;
    }

    private static byte[] bytes(Object array) throws IOException {
        if (array instanceof byte[] bytes) return bytes;
        if (!(array instanceof List<?> list)) throw new KeyringException(StoreFlaw.KEYRING_NONSENSE);
        var bytes = new byte[list.size()];
        for (var i = 0; i < bytes.length; i++) bytes[i] = (Byte) list.get(i);
        return bytes;
    }

    private static List<String> paths(Object array) throws IOException {
        return switch (array) {
            case List<?> list -> list.stream().map(Object::toString).toList();
            case Object[] objects ->
                List.of(objects).stream().map(Object::toString).toList();
            default -> throw new KeyringException(StoreFlaw.KEYRING_NONSENSE);
        };
    }

    @Override
    public void close() {
        bus.close();
    }
}
