package org.semblance.camera;

/// What light a sensor sees.
public enum Spectrum {
    COLOR,
    INFRARED
}
