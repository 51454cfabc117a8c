package org.semblance.store;

import java.util.Optional;

/// A place where a store's key lies. The store remembers by name which place it was made with.
public interface KeyProvider {

    /// A stable name that is written into the store: "desktop keyring".
    String name();

    /// Whether the place can be reached now. Bounded in time, asks nobody anything.
    boolean isSupported();

    /// The key of a store, owned (and closed) by the caller; empty when the place is reached and has none.
    ///
    /// @param store the store's random id
    Optional<StoreKey> find(String store) throws StoreException;

    /// Makes a random key and keeps it durably before it returns. Called under the store's write lock,
    /// and only when [#find] was empty.
    StoreKey create(String store) throws StoreException;

    /// What to throw where a store has lost its key.
    StoreException missing();
}
