package org.semblance.store.keyring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.semblance.store.KeyProvider;
import org.semblance.store.StoreException;
import org.semblance.store.StoreFlaw;
import org.semblance.store.StoreKey;

/// A key in the desktop's keyring, which opens with the login password: what lies on the disk is useless
/// to who has the disk alone.
public final class DesktopKeyring implements KeyProvider {
    private static final System.Logger LOG = System.getLogger(DesktopKeyring.class.getName());
    /// As the store remembers it.
    public static final String NAME = "desktop keyring";

    private static final String LABEL = "Semblance: key of the enrolled faces";

    private final Optional<String> address;

    /// @param address of a message bus; empty where there is none
    public DesktopKeyring(Optional<String> address) {
        this.address = address;
    }

    /// The keyring of the session this process runs in.
    public static DesktopKeyring ofSession(Map<String, String> environment) {
        var address = environment.get("DBUS_SESSION_BUS_ADDRESS");
        if (address != null && !address.isEmpty()) return new DesktopKeyring(Optional.of(address));
        var runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime == null || runtime.isEmpty()) return new DesktopKeyring(Optional.empty());
        var socket = Path.of(runtime, "bus");
        return new DesktopKeyring(Files.exists(socket) ? Optional.of("unix:path=" + socket) : Optional.empty());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isSupported() {
        if (address.isEmpty()) return false;
        try (var service = SecretService.open(address.get(), false)) {
            service.openCollection();
            return true;
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(System.Logger.Level.DEBUG, "no desktop keyring: {0}", e.getMessage());
            return false;
        }
    }

    @Override
    public Optional<StoreKey> find(String store) throws StoreException {
        try (var service = open()) {
            return find(service, store);
        } catch (IOException | GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static Optional<StoreKey> find(SecretService service, String store)
            throws IOException, GeneralSecurityException {
        var items = service.search(attributes(store));
        return items.isEmpty() ? Optional.empty() : Optional.of(decode(service.secret(items.getFirst())));
    }

    /// What is returned was read back out of the keyring.
    @Override
    public StoreKey create(String store) throws StoreException {
        try (var service = open();
                var key = StoreKey.random()) {
            var text = encode(key);
            try {
                service.create(service.openCollection(), LABEL, attributes(store), text);
            } finally {
                Arrays.fill(text, (byte) 0);
            }
            return find(service, store).orElseThrow(() -> new KeyringException(StoreFlaw.KEYRING_FORGETFUL));
        } catch (IOException | GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    @Override
    public StoreException missing() {
        return new StoreException.KeyMissing(StoreFlaw.KEYRING_KEY_MISSING);
    }

    private SecretService open() throws IOException, GeneralSecurityException {
        return SecretService.open(address.orElseThrow(() -> new KeyringException(StoreFlaw.KEYRING_NO_BUS)), true);
    }

    private static Map<String, String> attributes(String store) {
        return Map.of("application", "semblance", "store", store);
    }

    /// As text: the programs in which people look at their keyring show it, and copy it, whole.
    private static byte[] encode(StoreKey key) {
        var bytes = key.bytes();
        try {
            return Base64.getEncoder().encode(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static StoreKey decode(byte[] text) throws IOException {
        try {
            return new StoreKey(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            throw new KeyringException(StoreFlaw.KEYRING_NO_KEY);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static StoreException unavailable(Exception e) {
        return e instanceof KeyringException known
                ? new StoreException.KeyUnavailable(e, known.flaw())
                : new StoreException.KeyUnavailable(e, StoreFlaw.KEYRING_SILENT, e.getMessage());
    }
}
