package org.semblance.service.guard;

import org.semblance.session.SessionException;

/// A color camera cannot tell a good replay from a face: enough for a screen, not for root.
final class InfraredGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.INFRARED;
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException, InterruptedException {
        return inquiry.wantsInfrared() && inquiry.goodCameras().isEmpty();
    }
}
