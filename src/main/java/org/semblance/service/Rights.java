package org.semblance.service;

import java.util.Optional;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;

/// What a client may ask: root for everybody, others for themselves.
final class Rights {
    private static final String ROOT = "root";
    /// Of the program that holds the store itself: there is nothing to keep from it.
    static final Rights OWNER = new Rights(ROOT);

    private final String caller;

    /// @param caller the user whose program asks
    Rights(String caller) {
        this.caller = caller;
    }

    Optional<Failed> refuse(Request request) {
        var user = user(request);
        if (user.isEmpty() || caller.equals(ROOT) || caller.equals(user.get())) return Optional.empty();
        var message = user.get().isEmpty()
                ? Words.text("answer.rights.all", caller)
                : Words.text("answer.rights.other", caller, user.get());
        return Optional.of(new Failed(Problem.CANNOT_CHECK, message, Words.text("answer.rights.remedy")));
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
            case Request.Why why -> Optional.of(why.user());
            case Request.Watch watch -> Optional.of(watch.user());
            case Request.Follow follow -> Optional.of(follow.user());
            case Request.Pause pause -> Optional.of(pause.user());
            case Request.Lock lock -> Optional.of(lock.user());
            case Request.Status status -> Optional.of(status.user());
            case Request.History history -> Optional.of(history.user());
            case Request.Settings settings -> Optional.of(settings.user());
            case Request.ChangeSetting change -> Optional.of(change.user());
            case Request.Doctor doctor -> Optional.of(doctor.user());
            case Request.ListCameras _ -> Optional.empty();
        };
    }
}
