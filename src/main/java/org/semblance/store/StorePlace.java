package org.semblance.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where a store and its key file lie.
public record StorePlace(Path database, Path keyFile) {

    /// Of the user this process runs as: the XDG Base Directory Specification's data and configuration
    /// folders.
    public static StorePlace ofUser(Map<String, String> environment, Path home) {
        var data =
                folder(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"));
        var configuration = folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"));
        return in(data.resolve("semblance"), configuration.resolve("semblance"));
    }

    public static StorePlace in(Path dataFolder, Path keyFolder) {
        return new StorePlace(dataFolder.resolve("store.db"), keyFolder.resolve("store.key"));
    }

    /// Opens the store there, or makes it.
    ///
    /// @param better places for its key that are taken before the key file, best first
    public Store open(KeyProvider... better) throws StoreException {
        var places = new ArrayList<>(List.of(better));
        places.add(new KeyFile(keyFile, database));
        return Store.open(database, places);
    }

    /// The same with a key file only: for a store that is thrown away.
    public Store openWithKeyFile() throws StoreException {
        return open();
    }

    /// The specification: a path that is not absolute is to be ignored.
    private static Path folder(String variable, Path standard) {
        if (variable == null || variable.isEmpty()) return standard;
        var path = Path.of(variable);
        return path.isAbsolute() ? path : standard;
    }
}
