package org.semblance.camera;

/// Whether a frame can show anything at all.
public enum FrameCondition {
    USABLE,
    /// Too dark to hold a face: lens cap, shutter, night.
    DARK,
    /// The dark half of an infrared emitter that fires on every other frame.
    STROBE
}
