package org.semblance.session;

/// What happened to a session.
public sealed interface SessionEvent {

    /// The screen is locked now.
    ///
    /// @param byHand somebody asked for it (a key, a menu, `loginctl lock-session`), rather than idle time or sleep
    record Locked(boolean byHand) implements SessionEvent {}

    /// The screen is open now, by whatever means.
    record Unlocked() implements SessionEvent {}

    /// Nobody has touched anything for a while.
    record Idle() implements SessionEvent {}

    /// Somebody touched something: a key, the mouse, the lid.
    record Input() implements SessionEvent {}

    /// Another session came in front of this one: whoever sits here now need not be its user.
    record Background() implements SessionEvent {}

    /// It is in front again.
    record Foreground() implements SessionEvent {}

    /// The machine is about to sleep.
    record Sleeping() implements SessionEvent {}

    /// The machine woke up.
    record Woke() implements SessionEvent {}

    /// The desktop service behind the provider went away; nothing is known until [Found].
    record Lost() implements SessionEvent {}

    /// It is back.
    record Found() implements SessionEvent {}
}
