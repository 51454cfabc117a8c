package org.semblance.service.guard;

import org.semblance.session.SessionException;

/// Nobody fails in somebody else's name, and locks their face out, from a session of their own.
final class OtherPersonGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.OTHER_PERSON;
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException {
        return inquiry.seating()
                .filter(seating -> !(seating.greeter() && inquiry.isLogin())
                        && !seating.user().equals(inquiry.asked().user()))
                .isPresent();
    }
}
