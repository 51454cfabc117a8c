package org.semblance.service.guard;

import org.semblance.session.SessionException;
import org.semblance.session.Whereabouts.Seating;

/// A program can hide where its person comes from; logind was there when they came.
final class RemoteSessionGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.REMOTE_SESSION;
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException {
        return inquiry.seating().filter(Seating::remote).isPresent();
    }
}
