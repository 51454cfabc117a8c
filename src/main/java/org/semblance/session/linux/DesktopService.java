package org.semblance.session.linux;

import org.semblance.session.SessionException;

/// A service of the desktop that has a say in the lock. Every call answers within seconds, or throws.
interface DesktopService extends AutoCloseable {

    /// Begins to listen. What is missing now is waited for.
    ///
    /// @throws SessionException why it is of no use now
    void open() throws SessionException;

    /// What a person calls it: "logind session c2".
    String name();

    /// Whether it is there now.
    boolean isThere();

    /// Whether it shows the session locked. False also where the desktop never says.
    boolean showsLocked() throws SessionException;

    void lock() throws SessionException;

    /// Asks for the session to be opened. Whether it opens is another matter.
    void unlock() throws SessionException;

    @Override
    void close();
}
