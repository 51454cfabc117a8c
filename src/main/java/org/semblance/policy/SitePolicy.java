package org.semblance.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What the policy files say together.
///
/// @param fixed settings the user cannot change
public record SitePolicy(Policy policy, Elevation elevation, PasswordRule password, Map<Setting, Fixed> fixed) {
    /// @param file the name of the file that says so
    public record Fixed(String value, String file) {}

    public static final SitePolicy SHIPPED =
            new SitePolicy(Policy.DEFAULT, Elevation.OFF, PasswordRule.SHIPPED, Map.of());

    /// What only the policy says: numbers.
    private enum Level {
        FMR("fmr", PolicyFlaw.RATE_TOO_WEAK),
        MARGIN("margin", PolicyFlaw.NO_MARGIN),
        SECONDS("look.seconds", PolicyFlaw.NO_TIME_TO_LOOK);

        private final String key;
        private final PolicyFlaw outOfRange;

        Level(String key, PolicyFlaw outOfRange) {
            this.key = key;
            this.outOfRange = outOfRange;
        }

        static Optional<Level> of(String key) {
            return Stream.of(values()).filter(level -> level.key.equals(key)).findFirst();
        }
    }

    /// This policy, but for what one key of a file says.
    ///
    /// @throws PolicyException for a key that is none: whoever misspelt it meant something
    SitePolicy with(String key, Object value, Path file) throws PolicyException {
        var setting = Setting.of(key);
        if (setting.isPresent() && setting.get() != Setting.FMR) return withFixed(setting.get(), value, file);
        if (Elevation.isKey(key)) return new SitePolicy(policy, elevation.with(key, value, file), password, fixed);
        if (PasswordRule.isKey(key)) return new SitePolicy(policy, elevation, password.with(key, value, file), fixed);
        var level =
                Level.of(key).orElseThrow(() -> new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_SUCH_KEY)));
        if (!(value instanceof Number number)) {
            throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_NUMBER));
        }
        try {
            return withPolicy(changed(level, number.doubleValue()));
        } catch (IllegalArgumentException _) {
            throw new PolicyException(Complaint.of(file, key, level.outOfRange));
        }
    }

    SitePolicy withPolicy(Policy other) {
        return new SitePolicy(other, elevation, password, fixed);
    }

    private SitePolicy withFixed(Setting setting, Object value, Path file) throws PolicyException {
        var all = new EnumMap<Setting, Fixed>(Setting.class);
        all.putAll(fixed);
        all.put(
                setting,
                new Fixed(setting.check(value, file), file.getFileName().toString()));
        return new SitePolicy(policy, elevation, password, Map.copyOf(all));
    }

    private Policy changed(Level level, double value) {
        return switch (level) {
            case FMR -> new Policy(value, policy.alpha(), policy.lookFor());
            case MARGIN -> new Policy(policy.attemptFmr(), OptionalDouble.of(value), policy.lookFor());
            case SECONDS ->
                new Policy(policy.attemptFmr(), policy.alpha(), Duration.ofMillis(Math.round(1000 * value)));
        };
    }

    public Optional<Fixed> fixed(Setting setting) {
        return Optional.ofNullable(fixed.get(setting));
    }
}
