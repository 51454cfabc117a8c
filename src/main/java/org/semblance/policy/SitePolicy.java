package org.semblance.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the policy files say together.
///
/// @param fixed settings the user cannot change
public record SitePolicy(Policy policy, Elevation elevation, Map<Setting, Fixed> fixed) {
    /// @param file the name of the file that says so
    public record Fixed(String value, String file) {}

    public static final SitePolicy SHIPPED = new SitePolicy(Policy.DEFAULT, Elevation.OFF, Map.of());

    private static final String MARGIN = "margin";
    private static final String SECONDS = "look.seconds";

    /// This policy, but for what one key of a file says.
    ///
    /// @throws PolicyException for a key that is none: whoever misspelt it meant something
    SitePolicy with(String key, Object value, Path file) throws PolicyException {
        var setting = Setting.of(key);
        try {
            if (setting.isPresent() && setting.get() != Setting.FMR) return withFixed(setting.get(), value, file);
            if (Elevation.isKey(key)) return new SitePolicy(policy, elevation.with(key, value), fixed);
            return new SitePolicy(changed(key, value), elevation, fixed);
        } catch (IllegalArgumentException e) {
            throw new PolicyException(file, key + ": " + e.getMessage());
        }
    }

    private SitePolicy withFixed(Setting setting, Object value, Path file) {
        var all = new EnumMap<Setting, Fixed>(Setting.class);
        all.putAll(fixed);
        all.put(setting, new Fixed(setting.check(value), file.getFileName().toString()));
        return new SitePolicy(policy, elevation, Map.copyOf(all));
    }

    private Policy changed(String key, Object value) {
        return switch (key) {
            case "fmr" -> new Policy(number(value), policy.alpha(), policy.lookFor(), policy.allowVirtualCameras());
            case MARGIN ->
                new Policy(
                        policy.attemptFmr(),
                        OptionalDouble.of(number(value)),
                        policy.lookFor(),
                        policy.allowVirtualCameras());
            case SECONDS ->
                new Policy(
                        policy.attemptFmr(),
                        policy.alpha(),
                        Duration.ofMillis(Math.round(1000 * number(value))),
                        policy.allowVirtualCameras());
            default -> throw new IllegalArgumentException("there is no such key");
        };
    }

    private static double number(Object value) {
        if (value instanceof Number number) return number.doubleValue();
        throw new IllegalArgumentException("it is a number");
    }

    public Optional<Fixed> fixed(Setting setting) {
        return Optional.ofNullable(fixed.get(setting));
    }
}
