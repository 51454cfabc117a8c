package org.semblance.session.linux;

/// What the services of a desktop say, before anybody makes sense of it.
sealed interface Signal {

    enum Source {
        LOGIND,
        SCREEN_SAVER
    }

    /// A service is there, or there again, and this is how things stand.
    record Back(Source source, boolean locked, boolean idle) implements Signal {}

    record Gone(Source source) implements Signal {}

    /// We are about to ask for a lock.
    record LockCalled() implements Signal {}

    /// logind asked the session to lock. Whether a locker obeys is another matter.
    record LockAsked() implements Signal {}

    record UnlockAsked() implements Signal {}

    /// LockedHint, or ActiveChanged of a screen saver.
    record Shows(Source source, boolean locked) implements Signal {}

    record IdleHint(boolean idle) implements Signal {}

    /// The session came to the foreground, or went to the background.
    record Front(boolean front) implements Signal {}

    /// Somebody touched something.
    record Touched() implements Signal {}

    /// PrepareForSleep: about to (true), or woke (false).
    record Sleep(boolean starts) implements Signal {}
}
