package org.semblance.policy;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tomlj.TomlArray;

/// What a face may do besides opening a screen: become root, log in. As shipped, nothing.
///
/// @param services PAM services that the administrator turned on
/// @param fmr the false match rate of one attempt for them, at most 1 in 10 000
/// @param evidence what it takes besides a face
/// @param keyring users may have their login password kept, and handed to the desktop keyring at a login by face
public record Elevation(Set<String> services, double fmr, Evidence evidence, boolean keyring) {
    static final Elevation OFF = new Elevation(Set.of(), 1e-5, Evidence.EITHER, false);

    private static final String PREFIX = "elevation.";
    private static final double WEAKEST = 1e-4;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    /// Whoever comes this way sits elsewhere, or nobody sits there at all.
    private static final Set<String> NEVER = Set.of(
            "sshd", "remote", "rlogin", "rsh", "telnet", "xrdp-sesman", "cockpit", "cron", "crond", "atd", "other");

    public Elevation {
        services = Set.copyOf(services);
        if (!(fmr > 0 && fmr <= WEAKEST)) {
            throw new IllegalArgumentException("the false match rate is at most 1 in 10 000: " + fmr);
        }
    }

    static boolean isKey(String key) {
        return key.startsWith(PREFIX);
    }

    /// @throws PolicyException for a key that is none, or a value that it cannot have
    Elevation with(String key, Object value, Path file) throws PolicyException {
        return switch (key.substring(PREFIX.length())) {
            case "services" -> new Elevation(names(key, value, file), fmr, evidence, keyring);
            case "fmr" -> new Elevation(services, rate(key, value, file), evidence, keyring);
            case "evidence" -> new Elevation(services, fmr, evidence(key, value, file), keyring);
            case "keyring" -> new Elevation(services, fmr, evidence, isOn(key, value, file));
            default -> throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_SUCH_KEY));
        };
    }

    private static boolean isOn(String key, Object value, Path file) throws PolicyException {
        if (value instanceof Boolean on) return on;
        throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_SWITCH));
    }

    private static Evidence evidence(String key, Object value, Path file) throws PolicyException {
        return Evidence.of(value)
                .orElseThrow(() -> new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_EVIDENCE)));
    }

    private static double rate(String key, Object value, Path file) throws PolicyException {
        if (!(value instanceof Number number)) {
            throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_NUMBER));
        }
        var rate = number.doubleValue();
        if (rate > 0 && rate <= WEAKEST) return rate;
        throw new PolicyException(Complaint.of(file, key, PolicyFlaw.ELEVATION_TOO_WEAK));
    }

    private static Set<String> names(String key, Object value, Path file) throws PolicyException {
        if (!(value instanceof TomlArray array)) {
            throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_LIST));
        }
        var names = new TreeSet<String>();
        for (var element : array.toList()) {
            if (!(element instanceof String name) || !NAME.matcher(name).matches()) {
                throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NO_SERVICE, element));
            }
            if (NEVER.contains(name)) {
                throw new PolicyException(Complaint.of(file, key, PolicyFlaw.NEVER_BY_FACE, name));
            }
            names.add(name);
        }
        return names;
    }
}
