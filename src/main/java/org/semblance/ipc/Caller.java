package org.semblance.ipc;

/// Who connected, as the kernel tells it.
///
/// @param user the name, or the number where it has none
/// @param process its number; [#NO_PROCESS] where it is not known
public record Caller(String user, long process) {
    public static final long NO_PROCESS = 0;

    /// One whose process does not matter.
    public static Caller of(String user) {
        return new Caller(user, NO_PROCESS);
    }
}
