package org.semblance.recognition;

/// What a frame shows at first sight.
public enum Sight {
    /// The camera itself could not see: dark, or the dark half of a strobe.
    DARK,
    NO_FACE,
    /// More than one face, and none plainly nearer than the others.
    SEVERAL_FACES,
    /// One face that asks.
    FACE
}
