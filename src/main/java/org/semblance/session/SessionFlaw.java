package org.semblance.session;

/// Why a desktop did not do what it was asked. The texts are for the log; people read those of their language.
public enum SessionFlaw {
    /// Why each service that could have a say has none: see [SessionException#reasons].
    NOTHING_ANSWERS("nothing on D-Bus can lock or unlock this desktop: %s"),
    NO_SESSION_BUS("there is no session bus"),
    /// The address, what the library says.
    NO_BUS("no message bus at %s: %s"),
    BUS_GONE("no message bus at %s now"),
    BUS_MUTE("the message bus at %s takes connections and does not answer"),
    INTERRUPTED("interrupted while connecting"),
    /// The name of the service, the method.
    SERVICE_MUTE("%s does not answer %s"),
    /// And what it says.
    SERVICE_REFUSED("%s refused %s: %s"),
    SERVICE_UNREACHABLE("%s cannot be reached for %s: %s"),
    NONSENSE("an answer from the bus is not to be understood: %s"),
    /// The rule, what the library says.
    NOT_SUBSCRIBED("the message bus refused to pass on %s: %s"),
    NO_AUTHORITY("nobody here can ask for a password"),
    UNKNOWN_PROCESS("the program that asks is not known"),
    NO_SEATS("nobody here knows where people sit"),
    NO_SCREEN_SAVER("no screen saver is on the session bus"),
    NO_LOGIND("the system bus answers, logind is not on it"),
    /// The user.
    NO_SESSION("logind knows no session of %s that can be locked"),
    SESSION_GONE("logind has no session of %s now that a face may open"),
    /// The session, the user.
    FOREIGN_SESSION("%s is not %s's to open"),
    IN_BACKGROUND("%s is in the background"),
    AT_ANOTHER_SEAT("%s is not at the seat of the cameras"),
    FOREIGN_FACE("this face opens another user's session"),
    ACCEPT_SPENT("the accept is used up or out of date"),
    /// The service that was asked.
    STILL_OPEN("%s was asked to lock, and the screen is still open"),
    STILL_LOCKED("%s was asked to unlock, and the screen is still locked"),
    CLOSED("this session was closed");

    private final String text;

    SessionFlaw(String text) {
        this.text = text;
    }

    /// @param values for the places in the text, in their order
    public String text(Object... values) {
        return text.formatted(values);
    }
}
