package org.semblance.ipc;

import java.time.Duration;

/// What a client asks of the service.
public sealed interface Request {

    /// Stores a new face for a user: [Look] and [Keep] in one. With `force` also one that already is another
    /// user's.
    record Enroll(String user, String face, CameraChoice camera, boolean force) implements Request {}

    /// Takes references of the person before the camera and holds them for this client. Nothing is stored before
    /// [Keep]; closing the client forgets them. Tells [Event.Preview], [Event.Poses], [Event.Hint] and
    /// [Event.Progress] on the way; comes to [Answer.Looked].
    record Look(String user, CameraChoice camera) implements Request {}

    /// Is the person before the camera the one this client's last [Look] saw? Counts for no lockout and is in no
    /// history. Tells [Event.Preview] and [Event.Hint]; comes to [Answer.Verified].
    record Try(String user, CameraChoice camera) implements Request {}

    /// Stores what this client's last [Look] took; comes to [Answer.Enrolled].
    record Keep(String user, String face, boolean force) implements Request {}

    /// What the camera sees, as [Event.Preview], until taken back. Only for a client about to enroll.
    record Preview(String user, CameraChoice camera) implements Request {}

    /// The faces of one user; of all users for an empty name.
    record ListFaces(String user) implements Request {}

    record RenameFace(String user, String face, String newName) implements Request {}

    record RemoveFace(String user, String face) implements Request {}

    /// Is the person before the camera this user?
    record Verify(String user, CameraChoice camera) implements Request {}

    /// The same, asked by the PAM module on behalf of a program that wants to let the user in. Yes or no, and no
    /// events: comes to [Answer.Verified], or [Answer.Failed] where nobody was looked at.
    ///
    /// @param service the PAM service: `sudo`, `i3lock`
    /// @param terminal where the user sits, as the program says, or ""
    /// @param remoteHost from where the user comes, as the program says, or ""
    /// @param remote the program's environment is that of a remote session
    /// @param confirmed the user has said that the face may be used
    /// @param process the program's, whose session is the user's; what the kernel says of it counts before this
    record Authenticate(
            String user,
            String service,
            String terminal,
            String remoteHost,
            boolean remote,
            boolean confirmed,
            int process)
            implements Request {

        /// The same, after the person was asked.
        public Authenticate agreed() {
            return new Authenticate(user, service, terminal, remoteHost, remote, true, process);
        }

        /// The same, but for the process.
        public Authenticate by(int other) {
            return new Authenticate(user, service, terminal, remoteHost, remote, confirmed, other);
        }
    }

    /// The user's password was typed to the program behind this, and the PAM module has compared it with the
    /// account's. Only for root.
    record PasswordTyped(Authenticate program) implements Request {}

    /// Keeps the user's login password, so that the desktop keyring opens at a login by face.
    ///
    /// @param password in the bytes that PAM takes; overwritten when the answer is there
    record KeepPassword(String user, byte[] password) implements Request {}

    /// @param user "" for everybody
    /// @param outdated it was compared with the account's, and was not it any more
    record ForgetPassword(String user, boolean outdated) implements Request {}

    /// The password of whom this client's last request, an [Authenticate] of a login, has just let in. Once;
    /// only for root. Comes to [Answer.Password].
    record ReleasePassword(String user) implements Request {}

    /// Whether the password is kept, and may be; comes to [Answer.Checks].
    record Keyring(String user) implements Request {}

    /// What would keep [Authenticate] from looking now; comes to [Answer.Checks].
    ///
    /// @param service the PAM service that would ask
    /// @param process whose session is the user's
    record Why(String user, String service, int process) implements Request {}

    /// Watches the session and unlocks it, until interrupted.
    record Watch(String user, CameraChoice camera) implements Request {}

    /// What the service's own watch is doing, as [Event.State]: how it is now, then every change, until taken back.
    record Follow(String user) implements Request {}

    /// Hears [Event.Question] whenever a program wants more than the screen for this user, and
    /// [Event.QuestionOver]; until taken back. What the user's tray does.
    record Attend(String user) implements Request {}

    /// The person's word on [Event.Question]; comes to [Answer.Done], or [Answer.Failed] where it counts for
    /// nothing.
    ///
    /// @param number the question's
    /// @param agreed the face may be looked at, for this
    record AnswerQuestion(String user, String number, boolean agreed) implements Request {}

    /// Face unlock rests for this long; for [Duration#ZERO] it goes on.
    record Pause(String user, Duration length) implements Request {}

    /// Locks the user's session now.
    record Lock(String user) implements Request {}

    record Status(String user) implements Request {}

    /// What happened lately, newest first.
    record History(String user, int count) implements Request {}

    record Settings(String user) implements Request {}

    /// Changes one of [Answer.Setting].
    record ChangeSetting(String user, String name, String value) implements Request {}

    record ListCameras() implements Request {}

    /// Through which cameras the user is recognized; comes to [Answer.TrustedCameras].
    record ListTrust(String user) implements Request {}

    /// A camera that the password vouched for is a new one again.
    record ForgetCamera(String user, String camera) implements Request {}

    /// Looks for whatever keeps Semblance from working.
    record Doctor(String user, CameraChoice camera) implements Request {}
}
