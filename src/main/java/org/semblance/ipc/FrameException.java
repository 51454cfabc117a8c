package org.semblance.ipc;

import java.io.IOException;

/// What came over the socket is not of this protocol.
final class FrameException extends IOException {
    private static final long serialVersionUID = 1;

    FrameException(String finding) {
        super(finding);
    }
}
