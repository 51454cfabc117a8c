package org.semblance.service;

import org.semblance.camera.CameraException;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Words;

/// What is wrong with a camera, in the person's language.
final class CameraFailures {
    private CameraFailures() {}

    static Failed of(CameraException e) {
        return new Failed(isOfFile(e) ? Problem.BAD_FILE : Problem.CANNOT_CHECK, message(e), remedy(e));
    }

    private static boolean isOfFile(CameraException e) {
        return e instanceof CameraException.Unreadable unreadable
                && !unreadable.flaw().isOfDevice();
    }

    static String message(CameraException e) {
        return switch (e) {
            case CameraException.NotFound none -> notFound(none);
            case CameraException.Busy busy
            when busy.holder().isEmpty() -> Words.text("camera.busy.somehow", busy.name());
            case CameraException.Busy busy -> Words.text("camera.busy", busy.name(), busy.holder());
            case CameraException.Forbidden forbidden -> Words.text("camera.forbidden", forbidden.name());
            case CameraException.Silent silent ->
                Words.text("camera.silent", silent.name(), silent.waited().toMillis());
            case CameraException.Unplugged unplugged -> Words.text("camera.unplugged", unplugged.name());
            case CameraException.Virtual virtual -> Words.text("camera.virtual", virtual.name());
            case CameraException.Unreadable unreadable ->
                Words.text(
                        "flaw.camera." + unreadable.flaw(), unreadable.values().toArray());
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
                    case CameraException.Unreadable _ when isOfFile(e) -> "remedy.camera.unreadable";
                    case CameraException.Unreadable _ -> "remedy.camera.silent";
                });
    }
}
