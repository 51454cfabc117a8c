package org.semblance.policy;

import java.nio.file.Path;

/// A file that says what is allowed cannot be used. As long as that is so, nothing is.
public final class PolicyException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Complaint complaint;

    PolicyException(Complaint complaint) {
        super(complaint.toString());
        this.complaint = complaint;
    }

    PolicyException(Path file, PolicyFlaw flaw, Object... values) {
        this(Complaint.of(file, "", flaw, values));
    }

    public Complaint complaint() {
        return complaint;
    }
}
