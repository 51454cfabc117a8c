package org.semblance.cli;

/// The body of `semblance tray`.
public interface TrayRunner {

    /// Returns when a person quits.
    ///
    /// @return false when a tray was there before; that one shows itself
    boolean run() throws CommandFailure, InterruptedException;

    /// @return the entry that starts it with the session, or did
    String autostart(boolean on) throws CommandFailure;

    /// Leaves one running that outlives this process.
    ///
    /// @return false where there is no desktop for it
    boolean detach() throws CommandFailure;
}
