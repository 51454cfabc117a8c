package org.semblance.service.guard;

import org.semblance.session.SessionException;

/// Cameras belong to the first seat. A session at none is at a desk somewhere else, or nowhere.
final class SeatGuard implements Guard {
    private static final String CAMERAS = "seat0";

    @Override
    public Ground ground() {
        return Ground.SEAT;
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException {
        return inquiry.seating()
                .filter(seating -> !seating.seat().equals(CAMERAS))
                .isPresent();
    }
}
