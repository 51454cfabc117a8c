package org.semblance.ipc;

/// Who connected, as the kernel tells it.
///
/// @param user the name, or the number where it has none
/// @param process that connected; one that is not known where only users of one account connect
public record Caller(String user, Process process) {

    /// @param number [#NONE] where the kernel does not tell, as for a process of another container
    /// @param uid of its user
    public record Process(int number, int uid) {
        public static final int NONE = 0;
        static final Process UNKNOWN = new Process(NONE, -1);

        public boolean isKnown() {
            return number != NONE;
        }
    }

    /// One whose process does not matter.
    public static Caller of(String user) {
        return new Caller(user, Process.UNKNOWN);
    }
}
