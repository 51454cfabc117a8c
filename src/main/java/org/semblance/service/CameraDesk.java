package org.semblance.service;

import java.util.Optional;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameSource;
import org.semblance.ipc.CameraChoice;

/// Lends the camera to one client at a time, and recalls it when the watch needs it: whoever stands before a locked
/// screen goes first.
final class CameraDesk {
    private final Equipment.CameraOpener cameras;
    private String holder = "";
    private volatile boolean recalled;
    private volatile boolean cutShort;

    CameraDesk(Equipment.CameraOpener cameras) {
        this.cameras = cameras;
    }

    /// @return who has it, when another client does
    synchronized Optional<String> lend(String caller) {
        if (!holder.isEmpty()) return Optional.of(holder);
        holder = caller;
        recalled = false;
        cutShort = false;
        return Optional.empty();
    }

    synchronized void giveBack() {
        holder = "";
    }

    /// The client that has it loses it at its next frame.
    void recall() {
        recalled = true;
    }

    /// Whether what the client does ended for it.
    boolean isCutShort() {
        return cutShort;
    }

    /// A camera that ends when it is recalled.
    FrameSource open(CameraChoice choice) throws CameraException, InterruptedException {
        return new StoppableSource(cameras.open(choice), this::isOver);
    }

    private boolean isOver() {
        cutShort |= recalled;
        return recalled;
    }
}
