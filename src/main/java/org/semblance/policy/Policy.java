package org.semblance.policy;

import java.time.Duration;
import java.util.OptionalDouble;

/// What may be set, validated.
///
/// @param attemptFmr the false match rate of one whole attempt, whatever the number of references and frames
/// @param alpha the least cohort margin; empty for the model's own; may only be raised above that
/// @param lookFor how long one attempt may look
public record Policy(double attemptFmr, OptionalDouble alpha, Duration lookFor) {
    public static final Policy DEFAULT = new Policy(1e-4, OptionalDouble.empty(), Duration.ofSeconds(3));

    public Policy {
        if (!(attemptFmr > 0 && attemptFmr <= 1e-3)) {
            throw new IllegalArgumentException(
                    "the false match rate of an attempt is at most 1 in 1000: " + attemptFmr);
        }
        alpha.ifPresent(value -> {
            if (!(value >= -1 && value <= 1)) {
                throw new IllegalArgumentException("the cohort margin lies between -1 and 1: " + value);
            }
        });
        if (lookFor.isNegative() || lookFor.isZero() || lookFor.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("an attempt looks for at most 10 s: " + lookFor);
        }
    }

    Policy lookingAtMost(Duration most) {
        var shorter = lookFor.compareTo(most) > 0 ? most : lookFor;
        return new Policy(attemptFmr, alpha, shorter);
    }

    Policy withFmr(double stricter) {
        return new Policy(stricter, alpha, lookFor);
    }
}
