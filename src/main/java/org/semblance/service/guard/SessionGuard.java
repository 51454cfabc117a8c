package org.semblance.service.guard;

import org.semblance.session.SessionException;

/// Whoever asks belongs to a session, unless it is the prompt of a login, which is root's.
final class SessionGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.SESSION;
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException {
        return inquiry.seating().isEmpty() && !inquiry.isLogin();
    }
}
