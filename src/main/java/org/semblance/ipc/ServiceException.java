package org.semblance.ipc;

import java.nio.file.Path;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;

/// A service cannot be reached, or cannot be started. Each says what to do next.
public abstract sealed class ServiceException extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    private ServiceException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public Failed failed() {
        return new Failed(Problem.CANNOT_CHECK, getMessage(), remedy);
    }

    /// Nobody listens there: whoever only wants the work done may do it alone.
    public static final class NotRunning extends ServiceException {
        private static final long serialVersionUID = 1;

        NotRunning(Path socket) {
            super(Words.text("ipc.not-running", socket), Words.text("ipc.not-running.remedy"));
        }
    }

    /// There is no folder of this user's own that ends with the session, or it cannot be used.
    public static final class NoFolder extends ServiceException {
        private static final long serialVersionUID = 1;

        private NoFolder(String message, String remedy) {
            super(message, remedy);
        }

        static NoFolder unset() {
            return new NoFolder(Words.text("ipc.no-folder"), Words.text("ipc.no-folder.remedy"));
        }

        static NoFolder unusable(Path folder, String reason) {
            return new NoFolder(
                    Words.text("ipc.folder", folder, Words.text(reason)), Words.text("ipc.folder.remedy", folder));
        }
    }

    /// Another user listens where this user's service, or root's, should.
    public static final class OtherUser extends ServiceException {
        private static final long serialVersionUID = 1;

        OtherUser(Path socket, String user) {
            super(Words.text("ipc.other-user", socket, user), Words.text("ipc.other-user.remedy", socket));
        }
    }

    /// What listens there speaks another version of the protocol.
    public static final class OtherVersion extends ServiceException {
        private static final long serialVersionUID = 1;

        OtherVersion(Path socket) {
            super(Words.text("ipc.other-version", socket), Words.text("ipc.restart"));
        }
    }

    /// It listens, and says nothing.
    public static final class Silent extends ServiceException {
        private static final long serialVersionUID = 1;

        Silent(Path socket) {
            super(Words.text("ipc.silent", socket), Words.text("ipc.restart"));
        }
    }

    /// It has too many clients already.
    public static final class Refused extends ServiceException {
        private static final long serialVersionUID = 1;

        Refused(Failed failed) {
            super(failed.message(), failed.remedy());
        }
    }

    /// One service is enough.
    public static final class AlreadyRunning extends ServiceException {
        private static final long serialVersionUID = 1;

        AlreadyRunning(String pid) {
            super(Words.text("ipc.already-running", pid), "");
        }
    }

    /// The system's service does what this user's would.
    public static final class SystemRunning extends ServiceException {
        private static final long serialVersionUID = 1;

        public SystemRunning(Path socket) {
            super(Words.text("ipc.system-running", socket), "");
        }
    }

    /// The system does not let it listen.
    public static final class CannotListen extends ServiceException {
        private static final long serialVersionUID = 1;

        public CannotListen(Path socket, String reason) {
            super(Words.text("ipc.cannot-listen", socket, reason), "");
        }
    }
}
