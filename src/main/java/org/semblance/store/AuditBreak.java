package org.semblance.store;

/// The first place where the audit is not what was written.
public record AuditBreak(long row, Finding finding) {
    public enum Finding {
        CHANGED,
        MISSING
    }
}
