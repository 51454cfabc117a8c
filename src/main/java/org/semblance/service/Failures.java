package org.semblance.service;

import org.semblance.camera.CameraException;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Words;
import org.semblance.policy.PolicyException;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// Turns what went wrong into an answer with what to do next.
public final class Failures {
    @FunctionalInterface
    interface Work {
        Answer run()
                throws CameraException, ModelException, StoreException, SessionException, PolicyException,
                        InterruptedException;
    }

    private Failures() {}

    static Answer answering(Work work) throws InterruptedException {
        try {
            return work.run();
        } catch (CameraException e) {
            return of(e);
        } catch (ModelException e) {
            return of(e);
        } catch (StoreException e) {
            return of(e);
        } catch (SessionException e) {
            return of(e);
        } catch (PolicyException e) {
            return of(e);
        }
    }

    static Failed of(String message, String remedy) {
        return new Failed(Problem.CANNOT_CHECK, message, remedy);
    }

    static Failed serviceEnded() {
        return of(Words.text("answer.ended"), Words.text("answer.ended.remedy"));
    }

    public static Failed of(CameraException e) {
        var problem = e instanceof CameraException.Unreadable ? Problem.BAD_FILE : Problem.CANNOT_CHECK;
        return new Failed(problem, message(e), remedy(e));
    }

    /// What happened, in the person's language.
    static String message(CameraException e) {
        return switch (e) {
            case CameraException.NotFound none -> notFound(none);
            case CameraException.Busy busy -> Words.text("camera.busy", busy.name(), busy.holder());
            case CameraException.Forbidden forbidden -> Words.text("camera.forbidden", forbidden.name());
            case CameraException.Silent silent ->
                Words.text("camera.silent", silent.name(), silent.waited().toMillis());
            case CameraException.Unplugged unplugged -> Words.text("camera.unplugged", unplugged.name());
            case CameraException.Virtual virtual -> Words.text("camera.virtual", virtual.name());
            case CameraException.Unreadable unreadable -> unreadable.getMessage();
        };
    }

    private static String notFound(CameraException.NotFound none) {
        if (none.present().isEmpty()) {
            return none.name().isEmpty() ? Words.text("camera.none") : Words.text("camera.none.named", none.name());
        }
        return none.name().isEmpty()
                ? Words.text("camera.others", none.present())
                : Words.text("camera.others.named", none.name(), none.present());
    }

    private static String remedy(CameraException e) {
        return Words.text(
                switch (e) {
                    case CameraException.NotFound _ -> "remedy.camera.not-found";
                    case CameraException.Busy _ -> "remedy.camera.busy";
                    case CameraException.Forbidden _ -> "remedy.camera.forbidden";
                    case CameraException.Silent _ -> "remedy.camera.silent";
                    case CameraException.Unplugged _ -> "remedy.camera.unplugged";
                    case CameraException.Virtual _ -> "remedy.camera.virtual";
                    case CameraException.Unreadable _ -> "remedy.camera.unreadable";
                });
    }

    public static Failed of(ModelException e) {
        return new Failed(Problem.CANNOT_CHECK, e.getMessage(), Words.text("remedy.model"));
    }

    public static Failed of(StoreException e) {
        var problem = switch (e) {
            case StoreException.BadName _, StoreException.FaceExists _, StoreException.NoSuchFace _ -> Problem.USAGE;
            case StoreException.Corrupt _, StoreException.Newer _, StoreException.Tampered _ -> Problem.BAD_FILE;
            default -> Problem.CANNOT_CHECK;
        };
        return new Failed(problem, e.getMessage(), e.remedy());
    }

    public static Failed of(PolicyException e) {
        return new Failed(Problem.CANNOT_CHECK, e.getMessage(), Words.text("remedy.policy"));
    }

    /// The message says what to do as well: only who talked to the desktop knows.
    public static Failed of(SessionException e) {
        return new Failed(Problem.CANNOT_CHECK, e.getMessage(), "");
    }
}
