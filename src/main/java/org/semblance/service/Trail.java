package org.semblance.service;

import org.semblance.store.AuditEntry;

/// Where the history goes besides the store: to a place that whoever changes the store cannot reach.
@FunctionalInterface
public interface Trail {
    /// @param service what asked for the face: a PAM service, `screen` for the watch, `verify`; "" for nothing
    void follow(AuditEntry entry, String service);
}
