package org.semblance.store;

import java.time.Duration;

/// What is remembered of a user's failures. The store keeps the numbers; what they mean is decided
/// elsewhere.
///
/// @param failures since the last success
/// @param total since the last password login
/// @param bootId the boot in which the last failure was; "" while there is none
/// @param sinceBoot when in that boot; kept to the millisecond
public record LockoutRow(String user, int failures, int total, String bootId, Duration sinceBoot) {

    /// Of a user nothing is known about.
    public static LockoutRow fresh(String user) {
        return new LockoutRow(user, 0, 0, "", Duration.ZERO);
    }
}
