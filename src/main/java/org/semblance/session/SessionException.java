package org.semblance.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The desktop did not do what it was asked.
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1;

    private final SessionFlaw flaw;
    private final ArrayList<String> values;
    private final ArrayList<SessionException> reasons = new ArrayList<>();

    /// @param values what [SessionFlaw#text] takes
    public SessionException(SessionFlaw flaw, Object... values) {
        super(flaw.text(values));
        this.flaw = flaw;
        this.values = Stream.of(values).map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
    }

    public SessionException(Throwable cause, SessionFlaw flaw, Object... values) {
        this(flaw, values);
        initCause(cause);
    }

    /// Nothing answers, each for its own reason.
    public SessionException(List<SessionException> reasons) {
        this(
                SessionFlaw.NOTHING_ANSWERS,
                reasons.stream().map(SessionException::getMessage).collect(Collectors.joining("; ")));
        this.reasons.addAll(reasons);
    }

    public SessionFlaw flaw() {
        return flaw;
    }

    public List<String> values() {
        return List.copyOf(values);
    }

    public List<SessionException> reasons() {
        return List.copyOf(reasons);
    }
}
