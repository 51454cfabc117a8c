package org.semblance.store;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A key that systemd hands to the service: sealed on the disk with the machine's TPM or host key, in the clear
/// only in a folder in memory that nobody but the service can read. The administrator makes it; the service
/// never does.
public final class KeyCredential implements KeyProvider {
    /// As the store remembers it.
    public static final String NAME = "system credential";

    private final Optional<Path> file;

    /// @param environment systemd names the folder in `CREDENTIALS_DIRECTORY`
    public KeyCredential(Map<String, String> environment) {
        this(environment, "store-key");
    }

    private KeyCredential(Map<String, String> environment, String credential) {
        file = Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"))
                .map(folder -> Path.of(folder).resolve(credential));
    }

    /// The second key of login passwords, which are not kept without it: on a disk that is read elsewhere they
    /// would lie open, where the system itself keeps a hash.
    public static KeyCredential ofKeyring(Map<String, String> environment) {
        return new KeyCredential(environment, "keyring-key");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isSupported() {
        return file.filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .isPresent();
    }

    @Override
    public Optional<StoreKey> find(String store) throws StoreException {
        return isSupported() ? Optional.of(StoreKey.read(file.orElseThrow())) : Optional.empty();
    }

    @Override
    public StoreKey create(String store) throws StoreException {
        throw new StoreException.KeyUnavailable(null, StoreFlaw.KEY_CREDENTIAL_GONE);
    }

    @Override
    public StoreException missing() {
        return new StoreException.KeyMissing(StoreFlaw.KEY_CREDENTIAL_MISSING);
    }
}
