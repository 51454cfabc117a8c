package org.semblance.session.linux;

import org.semblance.session.Authority;
import org.semblance.session.LocalUsers;
import org.semblance.session.SessionException;
import org.semblance.session.SessionLock;
import org.semblance.session.Whereabouts;

/// The desktop sessions of Linux.
public final class LinuxSessions {
    private LinuxSessions() {}

    /// The user's session, through every service that has a say in its lock: logind, and the screen saver
    /// where the desktop has one. Takes at most a few seconds, also where nothing answers.
    ///
    /// @throws SessionException when nothing answers; the message says what is lacking and the remedy
    public static SessionLock open(String user) throws SessionException {
        return open(user, Desktop.ofEnvironment());
    }

    /// The same with the buses named.
    public static SessionLock open(String user, Desktop desktop) throws SessionException {
        var session = new LinuxSession(user, desktop);
        try {
            session.requirePresent();
            return session;
        } catch (SessionException e) {
            session.close();
            throw e;
        }
    }

    /// Where the person sits whose program a process is, through logind on the system bus of the environment.
    ///
    /// @throws SessionException when logind does not answer
    public static Whereabouts whereabouts(int process) throws SessionException {
        return whereabouts(process, Desktop.ofEnvironment());
    }

    /// The same with the bus named.
    public static Whereabouts whereabouts(int process, Desktop desktop) throws SessionException {
        return new Seats(desktop.systemBus(), Screens.DRM).of(process);
    }

    /// Who sits at this machine, as logind says.
    public static LocalUsers users(Desktop desktop) {
        return new LogindUsers(desktop.systemBus());
    }

    /// Whoever asks people for their passwords here: polkit.
    public static Authority authority(Desktop desktop) {
        return new Polkit(desktop.systemBus());
    }

    /// What there is of the user's desktop. Always answers, within seconds.
    public static SessionFacts facts(String user, Desktop desktop) {
        try (var session = new LinuxSession(user, desktop)) {
            return session.facts();
        }
    }
}
