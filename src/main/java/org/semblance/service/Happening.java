package org.semblance.service;

import java.util.Optional;
import java.util.stream.Stream;

/// What the history knows of.
public enum Happening {
    ENROLLED,
    REMOVED,
    /// Recognized, which opened nothing.
    ACCEPTED,
    REFUSED,
    /// Whoever asked went away while a face was looked at. Counts as a failure.
    ABANDONED,
    /// A guard spoke against looking at all.
    GUARDED,
    /// The screen was opened.
    UNLOCKED,
    /// The screen was locked because nobody was there any more.
    LEFT,
    PAUSED,
    /// The password was typed after a camera never seen before was refused: it counts from now on.
    CAMERA_TRUSTED,
    /// It counts no more.
    CAMERA_FORGOTTEN,
    RESUMED,
    /// The login password is kept for the desktop keyring.
    PASSWORD_KEPT,
    /// It was handed over at a login by face.
    PASSWORD_RELEASED,
    PASSWORD_FORGOTTEN,
    /// It was not the account's any more, and is forgotten.
    PASSWORD_OUTDATED,
    /// So many rows came too fast to be written down.
    LEFT_OUT;

    static Optional<Happening> of(String word) {
        return Stream.of(values()).filter(value -> value.name().equals(word)).findFirst();
    }
}
