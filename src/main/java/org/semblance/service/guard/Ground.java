package org.semblance.service.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.semblance.decide.Refusal;

/// Why nobody is looked at. The name is what people read in `semblance status --why` and in the history.
public enum Ground {
    /// The program says that the person sits somewhere else.
    REMOTE,
    /// The program is none that a face may open.
    SERVICE,
    /// polkit wants the password of whoever changes the faces, and a face is none.
    FACES,
    /// Nobody has asked the person whether the face may be used for this.
    CONFIRMATION,
    /// The user wanted face unlock to rest.
    PAUSED,
    /// Nobody knows in which session the program runs.
    SESSION,
    /// The session came over the network.
    REMOTE_SESSION,
    /// The session is at another seat than the cameras, or at none.
    SEAT,
    /// Another session is before the screen.
    INACTIVE,
    /// The session is another user's.
    OTHER_PERSON,
    /// The machine started, and the password was not typed since.
    AFTER_BOOT,
    /// The password was typed too long ago.
    PASSWORD_AGE,
    /// Nobody used the session for long, and only a color camera looks.
    LONG_IDLE,
    /// The lid is closed on the only camera.
    LID,
    /// Every screen is off.
    SCREEN_OFF,
    /// The screen was locked by hand and the user has not left since.
    AFTER_LOCK,
    /// There is no infrared camera, and a color camera is not enough for this.
    INFRARED,
    /// The same program asked a moment ago, and was told no.
    RERUN;

    public static Optional<Ground> of(String name) {
        return Stream.of(values()).filter(ground -> ground.name().equals(name)).findFirst();
    }

    /// Of a refusal that a guard speaks for.
    public static Ground of(Refusal refusal) {
        return valueOf(refusal.name());
    }

    /// As people type and read it: `remote`.
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Of the words bundle: what is the matter.
    public String key() {
        return "guard." + name();
    }

    /// What to do about it.
    public String remedyKey() {
        return key() + ".remedy";
    }
}
