package org.semblance.service.guard;

import org.semblance.camera.Spectrum;
import org.semblance.decide.Refusal;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// A face alone opens nothing for ever: from time to time the password comes first.
///
/// @param reason the one of the three that this guard speaks for
record PasswordGuard(Refusal reason) implements Guard {
    @Override
    public Ground ground() {
        return Ground.of(reason);
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException, StoreException, InterruptedException {
        var missing = inquiry.around().passwordFirst(inquiry.beginning());
        if (missing.filter(reason::equals).isEmpty()) return false;
        return reason != Refusal.LONG_IDLE || inquiry.looksThrough() != Spectrum.INFRARED;
    }
}
