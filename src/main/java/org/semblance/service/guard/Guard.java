package org.semblance.service.guard;

import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// Keeps the camera closed for one reason.
interface Guard {
    Ground ground();

    /// @throws SessionException when nobody can tell, which is an objection too
    boolean objects(Inquiry inquiry) throws SessionException, StoreException, InterruptedException;
}
