package org.semblance.service.guard;

import org.semblance.session.SessionException;

/// A camera in a closed lid sees the keyboard.
final class LidGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.LID;
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException, InterruptedException {
        return inquiry.whereabouts().lidClosed() && inquiry.openCameras().isEmpty();
    }
}
