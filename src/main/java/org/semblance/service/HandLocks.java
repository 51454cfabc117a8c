package org.semblance.service;

import java.util.HashMap;
import java.util.Map;
import org.semblance.store.StoreException;

/// Whose screen was locked by hand. Kept in the store, so that a service that starts before a locked screen
/// does not open it under the hand that locked it.
final class HandLocks {
    private static final System.Logger LOG = System.getLogger(HandLocks.class.getName());
    private static final String PREFIX = "hand.";

    private final Equipment equipment;
    private final Map<String, Boolean> known = new HashMap<>();

    HandLocks(Equipment equipment) {
        this.equipment = equipment;
    }

    synchronized boolean isByHand(String user) throws StoreException {
        var before = known.get(user);
        return before != null
                ? before
                : equipment
                        .store()
                        .setting(PREFIX + user)
                        .filter("true"::equals)
                        .isPresent();
    }

    synchronized void remember(String user, boolean byHand) throws StoreException {
        if (isByHand(user) == byHand) return;
        known.put(user, byHand);
        try {
            equipment.store().putSetting(PREFIX + user, Boolean.toString(byHand));
        } catch (StoreException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a restart will not know how the screen was locked: {0}",
                    e.getMessage());
        }
    }
}
