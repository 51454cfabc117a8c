package org.semblance.pam;

/// How a service of this machine stands.
///
/// @param name of its file
public record PamService(String name, ServiceKind kind, State state) {
    public enum State {
        OFF,
        /// Our line is in the file.
        ON,
        /// It was put in, and something took it out since: an update of the distribution, most often.
        LOST
    }
}
