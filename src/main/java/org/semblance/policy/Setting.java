package org.semblance.policy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that a policy file or the user may set, by its name in the files.
public enum Setting {
    /// The camera's stable id; "" for the first that can be used.
    CAMERA("camera", ""),
    /// The false match rate of one attempt; "" for the policy's.
    FMR("fmr", ""),
    /// Look when the screen locks.
    UNLOCK_LOCK("unlock.lock", "true"),
    /// Look at a touch while it is locked.
    UNLOCK_INPUT("unlock.input", "true"),
    /// Look when the machine wakes.
    UNLOCK_WAKE("unlock.wake", "true"),
    /// Lock when the desktop turns idle and nobody is before the camera.
    LOCK_AWAY("lock.away", "false");

    private static final int LONGEST = 256;

    private final String key;
    private final String standard;

    Setting(String key, String standard) {
        this.key = key;
        this.standard = standard;
    }

    public static Optional<Setting> of(String key) {
        return Stream.of(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    /// As in the files.
    public String key() {
        return key;
    }

    /// What holds where nothing is said.
    String standard() {
        return standard;
    }

    public boolean isSwitch() {
        return standard.equals("true") || standard.equals("false");
    }

    /// The text of a value as the parser has it.
    ///
    /// @param file that says so
    /// @throws PolicyException for what this setting cannot be
    String check(Object value, Path file) throws PolicyException {
        return switch (this) {
            case CAMERA -> {
                if (value instanceof String id && id.length() <= LONGEST) yield id;
                throw unfit(PolicyFlaw.NO_CAMERA, file);
            }
            case FMR -> {
                if (value instanceof Double rate && rate > 0 && rate < 1) yield Rate.text(rate);
                throw unfit(PolicyFlaw.NO_RATE, file);
            }
            case UNLOCK_LOCK, UNLOCK_INPUT, UNLOCK_WAKE, LOCK_AWAY -> {
                if (value instanceof Boolean) yield value.toString();
                throw unfit(PolicyFlaw.NO_SWITCH, file);
            }
        };
    }

    private PolicyException unfit(PolicyFlaw flaw, Path file) {
        return new PolicyException(Complaint.of(file, key, flaw));
    }

    /// The value as a file has it.
    String literal(String text) {
        return this == CAMERA ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : text;
    }
}
