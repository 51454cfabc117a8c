package org.semblance.service.guard;

import org.semblance.ipc.Request;

/// What a guard may look at.
///
/// @param asked what the program says of itself
public record Inquiry(Request.Authenticate asked) {
    Purpose purpose() {
        return Purpose.of(asked.service());
    }
}
