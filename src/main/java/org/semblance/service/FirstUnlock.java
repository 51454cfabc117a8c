package org.semblance.service;

import org.semblance.store.StoreException;

/// The first time a face opens a user's screen is worth a word; the next times are not.
record FirstUnlock(Equipment equipment) {
    private static final String PREFIX = "unlocked.";

    /// A key of the words bundle, or "". It is given once.
    String notice(String user) throws StoreException {
        var store = equipment.store();
        if (store.setting(PREFIX + user).isPresent()) return "";
        store.putSetting(PREFIX + user, "true");
        return "notice.FIRST_UNLOCK";
    }
}
