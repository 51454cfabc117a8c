package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameSource;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Words;

/// Lends the camera to one client at a time, and recalls it when the watch needs it: whoever stands before a locked
/// screen goes first. A client that must sit before it loses it when it does not any more.
final class CameraDesk {
    private static final long ASKED_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();

    private final Equipment.CameraOpener cameras;
    private String holder = "";
    private volatile Supplier<Optional<Failed>> absence = Optional::empty;
    private volatile long askedNanos;
    private Optional<Failed> ending = Optional.empty();
    private volatile boolean recalled;

    CameraDesk(Equipment.CameraOpener cameras) {
        this.cameras = cameras;
    }

    /// @param absence why its pictures are no longer for this caller; asked every few seconds
    /// @return who has it, when another client does
    synchronized Optional<String> lend(String caller, Supplier<Optional<Failed>> absence) {
        if (!holder.isEmpty()) return Optional.of(holder);
        holder = caller;
        this.absence = absence;
        askedNanos = System.nanoTime();
        ending = Optional.empty();
        recalled = false;
        return Optional.empty();
    }

    synchronized void giveBack() {
        holder = "";
    }

    /// The client that has it loses it at its next frame.
    void recall() {
        recalled = true;
    }

    /// Why what the client does ended before its time.
    synchronized Optional<Failed> ending() {
        return ending;
    }

    /// A camera that ends when it is recalled, or when its client went away.
    FrameSource open(CameraChoice choice) throws CameraException, InterruptedException {
        return new StoppableSource(cameras.open(choice), this::isOver);
    }

    private boolean isOver() {
        var why = ending().or(() -> recalled ? Optional.of(answer()) : absence());
        synchronized (this) {
            ending = why;
        }
        return why.isPresent();
    }

    /// Not under the lock: logind may take its time.
    private Optional<Failed> absence() {
        var now = System.nanoTime();
        if (now - askedNanos < ASKED_AGAIN_NANOS) return Optional.empty();
        askedNanos = now;
        return absence.get();
    }

    private static Failed answer() {
        return Failures.of(Words.text("answer.camera-recalled"), Words.text("answer.camera-recalled.remedy"));
    }
}
