package org.semblance.service;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.session.Authority;
import org.semblance.session.Authority.Action;

/// What a client may ask. Root may ask for everybody; others for themselves. At the system's service, who is
/// not root must sit before the camera that is to look, and type the password again before anything changes who
/// is recognized; for the faces of others an administrator does.
final class Rights {
    private static final String ROOT = "root";
    /// Of the program that holds the store itself: there is nothing to keep from it.
    static final Rights OWNER = new Rights(Caller.of(ROOT), Optional.empty());

    /// What a request takes, at the system's service, of a user who is not root.
    private enum Need {
        NOTHING,
        PRESENCE,
        PASSWORD
    }

    /// How a user shows what a request takes.
    private record Proof(Presence presence, FreshPassword password) {}

    private final Caller caller;
    private final Optional<Proof> proof;

    private Rights(Caller caller, Optional<Proof> proof) {
        this.caller = caller;
        this.proof = proof;
    }

    /// At the service of one user.
    static Rights atOwn(Caller caller) {
        return new Rights(caller, Optional.empty());
    }

    /// At the service of the machine.
    ///
    /// @param typed hears of each password that is typed
    static Rights atSystem(Caller caller, Equipment.SeatFinder seats, Authority authority, Consumer<Action> typed) {
        var password = new FreshPassword(authority, caller, System::nanoTime, typed);
        return new Rights(caller, Optional.of(new Proof(new Presence(seats, caller), password)));
    }

    /// Asks the person, where it takes that.
    Optional<Failed> refuse(Request request) throws InterruptedException {
        if (caller.user().equals(ROOT)) return Optional.empty();
        if (request instanceof Request.ReleasePassword || request instanceof Request.PasswordTyped) {
            return Optional.of(rootOnly());
        }
        var user = user(request);
        var own = user.isEmpty() || user.get().equals(caller.user());
        if (proof.isEmpty()) return own ? Optional.empty() : Optional.of(notTheirs(user.get()));
        if (!own && !isManaging(request)) return Optional.of(notTheirs(user.get()));
        if (camera(request).filter(Rights::isMadeUp).isPresent()) return Optional.of(madeUp());
        return show(proof.get(), own ? need(request) : Need.PASSWORD, own ? Action.ENROLL : Action.MANAGE);
    }

    /// Why the camera shows nothing more to this caller: where they have to sit before it, they may leave.
    Optional<Failed> absence() {
        return proof.filter(_ -> !caller.user().equals(ROOT))
                .flatMap(shown -> shown.presence().refuse());
    }

    private static Optional<Failed> show(Proof proof, Need need, Action action) throws InterruptedException {
        if (need == Need.NOTHING) return Optional.empty();
        var absent = proof.presence().refuse();
        if (absent.isPresent() || need == Need.PRESENCE) return absent;
        return proof.password().refuse(action);
    }

    private static Need need(Request request) {
        return switch (request) {
            case Request.Enroll _,
                    Request.Look _,
                    Request.Try _,
                    Request.Keep _,
                    Request.Preview _,
                    Request.RenameFace _,
                    Request.ForgetCamera _,
                    Request.RemoveFace _,
                    Request.KeepPassword _ -> Need.PASSWORD;
            case Request.Verify _, Request.Doctor _ -> Need.PRESENCE;
            case Request.Authenticate _,
                    Request.PasswordTyped _,
                    Request.ForgetPassword _,
                    Request.ReleasePassword _,
                    Request.Keyring _,
                    Request.Why _,
                    Request.Watch _,
                    Request.Follow _,
                    Request.Attend _,
                    Request.AnswerQuestion _,
                    Request.Pause _,
                    Request.Lock _,
                    Request.Status _,
                    Request.History _,
                    Request.Settings _,
                    Request.ChangeSetting _,
                    Request.ListFaces _,
                    Request.ListTrust _,
                    Request.ListCameras _ -> Need.NOTHING;
        };
    }

    /// Whether an administrator may ask it for others: who is enrolled, and nothing that tells whether they are
    /// there.
    private static boolean isManaging(Request request) {
        return switch (request) {
            case Request.KeepPassword _ -> false; // it is not theirs to know
            case Request.ListFaces _, Request.ListTrust _ -> true;
            default -> need(request) == Need.PASSWORD;
        };
    }

    /// A recording, or a file that the service can read and its client cannot.
    private static boolean isMadeUp(CameraChoice choice) {
        return choice.allowVirtual()
                || choice.name()
                        .filter(name -> name.contains("/") && !isAmongDevices(name))
                        .isPresent();
    }

    /// Not by way of `..`, which leads anywhere behind a link such as `/dev/fd`.
    private static boolean isAmongDevices(String name) {
        try {
            var path = Path.of(name);
            return path.startsWith("/dev") && path.equals(path.normalize());
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static Optional<CameraChoice> camera(Request request) {
        return switch (request) {
            case Request.Enroll enroll -> Optional.of(enroll.camera());
            case Request.Look look -> Optional.of(look.camera());
            case Request.Try tries -> Optional.of(tries.camera());
            case Request.Preview preview -> Optional.of(preview.camera());
            case Request.Verify verify -> Optional.of(verify.camera());
            case Request.Watch watch -> Optional.of(watch.camera());
            case Request.Doctor doctor -> Optional.of(doctor.camera());
            default -> Optional.empty();
        };
    }

    private Failed notTheirs(String user) {
        var message = user.isEmpty()
                ? Words.text("answer.rights.all", caller.user())
                : Words.text("answer.rights.other", caller.user(), user);
        return new Failed(Problem.CANNOT_CHECK, message, Words.text("answer.rights.remedy"));
    }

    private static Failed rootOnly() {
        return Failures.of(Words.text("keyring.not-now"), "");
    }

    private static Failed madeUp() {
        return Failures.of(Words.text("answer.rights.camera"), Words.text("answer.rights.camera.remedy"));
    }

    /// Whom it is about: "" for all users, empty for nobody.
    private static Optional<String> user(Request request) {
        return switch (request) {
            case Request.Enroll enroll -> Optional.of(enroll.user());
            case Request.Look look -> Optional.of(look.user());
            case Request.Try tries -> Optional.of(tries.user());
            case Request.Keep keep -> Optional.of(keep.user());
            case Request.Preview preview -> Optional.of(preview.user());
            case Request.ListFaces list -> Optional.of(list.user());
            case Request.RenameFace rename -> Optional.of(rename.user());
            case Request.RemoveFace remove -> Optional.of(remove.user());
            case Request.Verify verify -> Optional.of(verify.user());
            case Request.Authenticate asked -> Optional.of(asked.user());
            case Request.PasswordTyped typed -> Optional.of(typed.program().user());
            case Request.KeepPassword keep -> Optional.of(keep.user());
            case Request.ForgetPassword forget -> Optional.of(forget.user());
            case Request.ReleasePassword release -> Optional.of(release.user());
            case Request.Keyring keyring -> Optional.of(keyring.user());
            case Request.Why why -> Optional.of(why.user());
            case Request.Watch watch -> Optional.of(watch.user());
            case Request.Follow follow -> Optional.of(follow.user());
            case Request.Attend attend -> Optional.of(attend.user());
            case Request.AnswerQuestion answer -> Optional.of(answer.user());
            case Request.Pause pause -> Optional.of(pause.user());
            case Request.Lock lock -> Optional.of(lock.user());
            case Request.Status status -> Optional.of(status.user());
            case Request.History history -> Optional.of(history.user());
            case Request.Settings settings -> Optional.of(settings.user());
            case Request.ChangeSetting change -> Optional.of(change.user());
            case Request.Doctor doctor -> Optional.of(doctor.user());
            case Request.ListTrust trust -> Optional.of(trust.user());
            case Request.ForgetCamera forget -> Optional.of(forget.user());
            case Request.ListCameras _ -> Optional.empty();
        };
    }
}
