package org.semblance.session;

import java.util.Optional;

/// Where the person sits whose program asks, and what of this machine is before them.
///
/// @param seating empty where the program belongs to no session, as the prompt of a login does
/// @param lidClosed of a laptop
/// @param screensOff screens are connected, and every one is off
public record Whereabouts(Optional<Seating> seating, boolean lidClosed, boolean screensOff) {

    /// A session.
    ///
    /// @param user whose it is
    /// @param seat "" for none: whoever sits there sits elsewhere
    /// @param active in the foreground of its seat
    /// @param remote came over the network
    /// @param greeter nobody's yet: it asks who is to log in
    public record Seating(String user, String seat, boolean active, boolean remote, boolean greeter) {
        private static final String MAIN_SEAT = "seat0";

        /// Whether its user sees this machine's screen, and its cameras the user.
        public boolean isHere() {
            return active && !remote && seat.equals(MAIN_SEAT);
        }
    }
}
