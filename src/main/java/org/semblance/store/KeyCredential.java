package org.semblance.store;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A key that systemd hands to the service: sealed on the disk with the machine's TPM or host key, in the clear
/// only in
/// a folder in memory that nobody but the service can read. The administrator makes it; the service never does.
public final class KeyCredential implements KeyProvider {
    private static final String NAME = "store-key";

    private final Optional<Path> file;

    /// @param environment systemd names the folder in `CREDENTIALS_DIRECTORY`
    public KeyCredential(Map<String, String> environment) {
        file = Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"))
                .map(folder -> Path.of(folder).resolve(NAME));
    }

    @Override
    public String name() {
        return "system credential";
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
        throw new StoreException.KeyUnavailable(name(), "it was taken away meanwhile", remedy());
    }

    @Override
    public String remedy() {
        return "Bring back /etc/credstore.encrypted/semblance.store-key, or remove all faces and enroll again.";
    }
}
