package org.semblance.session;

import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.decide.Accept;

/// The lock of one desktop session. Providers survive the restart of what they talk to: they report
/// [SessionEvent.Lost] and [SessionEvent.Found] and go on.
public interface SessionLock extends AutoCloseable {

    /// What a person calls the mechanism: "logind session c2", "org.mate.ScreenSaver".
    String name();

    /// Whether the session is locked, as far as the desktop says.
    boolean isLocked() throws SessionException;

    /// Whether whoever sits here sees this session, and no other that is in front of it.
    boolean isInForeground() throws SessionException;

    /// How the session began; empty where nobody but a program of the user could tell.
    Optional<Beginning> beginning() throws SessionException;

    /// Asks the desktop to lock.
    void lock() throws SessionException;

    /// Opens the session of the accepted user. Spends the accept: a stale or used one opens nothing. Returns
    /// when the desktop shows the session open, or at once where it never shows a lock; that may take seconds.
    ///
    /// @throws SessionException when the accept is spent or stale, is another user's, the desktop does not
    ///   answer or does not open, or the session is in the background
    void unlock(Accept accept) throws SessionException;

    /// Events from now on, on a thread of the provider; the listener returns quickly.
    void listen(Consumer<SessionEvent> listener);

    @Override
    void close();
}
