package org.semblance.service.guard;

/// Keeps the camera closed for one reason.
interface Guard {
    Ground ground();

    boolean objects(Inquiry inquiry);
}
