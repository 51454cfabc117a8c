package org.semblance.store.keyring;

import java.io.IOException;
import org.semblance.store.StoreFlaw;

/// The keyring does not do what is asked of it.
final class KeyringException extends IOException {
    private static final long serialVersionUID = 1;

    private final StoreFlaw flaw;

    KeyringException(StoreFlaw flaw, Throwable cause) {
        super(flaw.text(), cause);
        this.flaw = flaw;
    }

    KeyringException(StoreFlaw flaw) {
        this(flaw, null);
    }

    StoreFlaw flaw() {
        return flaw;
    }
}
