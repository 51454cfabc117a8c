package org.semblance.store;

/// What is remembered of a user's failures. The store keeps the numbers; what they mean is decided elsewhere.
///
/// Wall times are milliseconds since the epoch, boot times nanoseconds since the boot that `bootId` names; 0 where
/// there is none.
///
/// @param failures since the last success
/// @param total since the last password login
public record LockoutRow(
        String user,
        long failures,
        long total,
        long untilWall,
        long untilBoot,
        String bootId,
        long lastWall,
        long lastBoot,
        long strongWall,
        long strongBoot) {

    /// Of a user nothing is known about.
    public static LockoutRow fresh(String user) {
        return new LockoutRow(user, 0, 0, 0, 0, "", 0, 0, 0, 0);
    }
}
