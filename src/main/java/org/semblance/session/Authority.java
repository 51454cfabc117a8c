package org.semblance.session;

/// Asks the person before a program for a password, with whatever the desktop has for that.
public interface Authority {

    /// What is asked for, by its name in the policy file.
    enum Action {
        /// A face of the user's own; the user's password.
        ENROLL("org.semblance.enroll"),
        /// Somebody else's; an administrator's password.
        MANAGE("org.semblance.manage");

        private final String id;

        Action(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /// Waits for as long as the person takes; an interrupt takes the question back.
    ///
    /// @param process that asks, as the kernel tells it
    /// @param uid of its user
    /// @return whether the right password was given just now
    /// @throws SessionException when there is nobody to ask
    boolean confirms(Action action, int process, int uid) throws SessionException, InterruptedException;
}
