package org.semblance.decide;

import java.time.Duration;

/// How many attempts failed, and how long only the password is taken for it. Immutable; whoever keeps it
/// persists it.
///
/// Five failures in a row close face unlock for 30 s, every further one for twice as long; fifty since the last
/// password close it until a password login. Only the face is locked, never the password. The penalty is served on
/// the kernel's own clock: setting the wall clock does nothing, and a reboot begins the penalty anew.
///
/// Source: Android CDD 7.3.10, NIST SP 800-63B-4 section 3.2.3.
///
/// @param failures in a row
/// @param total since the last password login
/// @param since when the last failure was, meaningless while there is none
public record Lockout(int failures, int total, Moment since) {
    public static final int FREE_FAILURES = 5;
    public static final int MOST_FAILURES = 50;
    /// Longer than any penalty: until a password login.
    public static final Duration FOREVER = Duration.ofDays(36500);

    private static final Duration FIRST_PENALTY = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 12;

    public static final Lockout NONE = new Lockout(0, 0, new Moment("", Duration.ZERO));

    public Lockout {
        if (failures < 0 || total < failures) throw new IllegalArgumentException("failures cannot be negative");
    }

    public Lockout failed(Moment now) {
        return new Lockout(failures + 1, total + 1, now);
    }

    /// After a yes: the row of failures ends, their total stays.
    public Lockout succeeded() {
        return new Lockout(0, total, since);
    }

    /// After a password that was typed then, which may be told long after: what failed since is not forgiven.
    public Lockout forgiven(Moment typed) {
        var sameBoot = typed.bootId().equals(since.bootId());
        return sameBoot && typed.sinceBoot().compareTo(since.sinceBoot()) <= 0 ? this : NONE;
    }

    /// How long the face is not looked at: zero, a while, or [#FOREVER].
    public Duration remaining(Moment now) {
        if (total >= MOST_FAILURES) return FOREVER;
        if (failures < FREE_FAILURES) return Duration.ZERO;
        var penalty = FIRST_PENALTY.multipliedBy(1L << Math.min(failures - FREE_FAILURES, MOST_DOUBLINGS));
        var served = now.bootId().equals(since.bootId()) ? now.sinceBoot().minus(since.sinceBoot()) : now.sinceBoot();
        if (served.isNegative()) return penalty;
        var left = penalty.minus(served);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
