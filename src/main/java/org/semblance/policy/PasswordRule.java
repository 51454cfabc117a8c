package org.semblance.policy;

import java.nio.file.Path;
import java.time.Duration;

/// How long a face is good for without the password. After a boot it is asked for in any case.
///
/// @param within the password was typed at most this long ago, however often a face opened in between
/// @param idle nobody used the session for less than this, where only a color camera looks
public record PasswordRule(Duration within, Duration idle) {
    public static final PasswordRule SHIPPED = new PasswordRule(Duration.ofHours(72), Duration.ofHours(4));

    private static final String PREFIX = "password.";
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final double MILLISECONDS_PER_HOUR = 3_600_000;

    static boolean isKey(String key) {
        return key.startsWith(PREFIX);
    }

    /// @throws PolicyException for a key that is none, or a value that it cannot have
    PasswordRule with(String key, Object value, Path file) throws PolicyException {
        return switch (key.substring(PREFIX.length())) {
            case "hours" -> new PasswordRule(time(key, value, file), idle);
            case "idle_hours" -> new PasswordRule(within, time(key, value, file));
            default -> throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_SUCH_KEY));
        };
    }

    private static Duration time(String key, Object value, Path file) throws PolicyException {
        if (!(value instanceof Number hours)) {
            throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_NUMBER));
        }
        var time = Duration.ofMillis((long) (hours.doubleValue() * MILLISECONDS_PER_HOUR));
        if (time.isPositive() && time.compareTo(LONGEST) <= 0) return time;
        throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_HOURS));
    }
}
