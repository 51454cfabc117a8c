package org.semblance.ipc;

import java.time.Instant;
import java.util.List;

/// What a request comes to. Yes or no only: no answer carries a distance or a rate.
public sealed interface Answer {

    record Done() implements Answer {}

    record Enrolled(String user, String face, int references) implements Answer {}

    /// References were taken, and wait to be kept.
    record Looked(int references) implements Answer {}

    record Faces(List<Face> faces) implements Answer {}

    record Face(String user, String name, int references, Instant enrolled, String camera) {}

    /// @param reason a key of the words bundle, `refusal.NOT_THIS_PERSON`; "" for a yes
    record Verified(String user, boolean accepted, String reason, long milliseconds) implements Answer {}

    record Cameras(List<Camera> cameras) implements Answer {}

    /// @param usable by this user and not virtual; `problem` says why not, or is ""
    record Camera(
            String name,
            String node,
            String id,
            String driver,
            boolean infrared,
            boolean virtual,
            List<String> formats,
            boolean usable,
            String problem) {}

    record TrustedCameras(List<TrustedCamera> cameras) implements Answer {}

    /// @param device what its color and its infrared half are parts of
    /// @param face that was enrolled with it; "" where the password vouched for it
    record TrustedCamera(String device, String face, Instant since) {}

    /// @param lockedOutSeconds 0 when face unlock is open, -1 when only a password login opens it again
    /// @param passwordFirst why the password is asked for once before the face, `refusal.AFTER_BOOT`; "" when
    /// it is not
    record Status(
            String user,
            int faces,
            int references,
            String camera,
            String model,
            String provider,
            String session,
            boolean locked,
            long lockedOutSeconds,
            int failures,
            String passwordFirst)
            implements Answer {}

    record History(List<Entry> entries) implements Answer {}

    /// @param event a key of the words bundle, `history.UNLOCKED`
    /// @param reason another, `refusal.NO_FACE`, or ""
    /// @param camera its id, or ""
    /// @param times how many rows it stands for
    record Entry(Instant when, String event, String reason, String camera, int times) {}

    record Settings(List<Setting> settings) implements Answer {}

    /// Something the user may set, or sees set by policy.
    ///
    /// @param name `camera` (its id; "" for the first that can be used), `fmr` (of one attempt: `1e-4`), and
    /// switches
    ///     of `true` and `false`: `unlock.lock` (look when the screen locks), `unlock.input` (look at a touch),
    ///     `unlock.wake` (look when the machine wakes), `lock.away` (lock when the user has left)
    /// @param choices every value it may take; with [#fixed] only the present one
    /// @param fixed by policy, which `fixedBy` names; "" otherwise
    record Setting(String name, String value, List<String> choices, boolean fixed, String fixedBy) {}

    record Checks(List<Check> checks) implements Answer {}

    /// @param fix what to do about it; "" when nothing is to be done
    record Check(String name, Level level, String finding, String fix) {}

    enum Level {
        OK,
        WARNING,
        FAILED
    }

    /// For a module of PAM, and for nobody's eyes. Overwritten when it is sent.
    record Password(String user, byte[] password) implements Answer {}

    /// It could not be done.
    ///
    /// @param message what happened
    /// @param remedy what to do next; may be ""
    record Failed(Problem problem, String message, String remedy) implements Answer {}

    /// The kinds of failure, each with its exit code on the command line.
    enum Problem {
        USAGE(2),
        CANNOT_CHECK(3),
        /// The face is enrolled for another user, and nobody said that this is meant.
        KNOWN_FACE(3),
        LOCKED_OUT(4),
        BAD_FILE(5),
        INTERNAL(70);

        private final int exitCode;

        Problem(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }
}
