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
    /// @param beginning how it began, where logind knows
    public record Seating(
            String user, String seat, boolean active, boolean remote, boolean greeter, Optional<Beginning> beginning) {
        private static final String MAIN_SEAT = "seat0";

        /// Nobody knows how it began.
        public Seating(String user, String seat, boolean active, boolean remote, boolean greeter) {
            this(user, seat, active, remote, greeter, Optional.empty());
        }

        /// Whether its user sees this machine's screen, and its cameras the user.
        public boolean isHere() {
            return active && !remote && seat.equals(MAIN_SEAT);
        }
    }
}
