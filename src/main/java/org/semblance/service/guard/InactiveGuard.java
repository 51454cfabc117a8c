package org.semblance.service.guard;

import org.semblance.session.SessionException;

/// Whoever sits before the camera has another session before them.
final class InactiveGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.INACTIVE;
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException {
        return inquiry.seating().filter(seating -> !seating.active()).isPresent();
    }
}
