package org.semblance.service.guard;

import org.semblance.session.SessionException;

/// Nobody looks at a dark screen: the machine goes to sleep, or is worked at from somewhere else.
final class ScreenGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.SCREEN_OFF;
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException {
        return inquiry.whereabouts().screensOff();
    }
}
