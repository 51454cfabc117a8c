package org.semblance.session;

/// The desktop did not do what it was asked.
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1;

    public SessionException(String message) {
        super(message);
    }

    public SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
