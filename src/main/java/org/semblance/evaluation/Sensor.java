package org.semblance.evaluation;

import org.semblance.camera.Spectrum;

/// How a camera renders what is before it.
///
/// @param noise standard deviation in grey levels
/// @param defocus standard deviation of the blur, in pixels
/// @param motion length of the motion blur, in pixels, along the horizontal
/// @param emitter whether an infrared camera's own light is on in this frame
public record Sensor(Spectrum spectrum, double noise, double defocus, double motion, boolean emitter) {
    public static final Sensor WEBCAM = new Sensor(Spectrum.COLOR, 2.5, 0.5, 0, false);
    public static final Sensor INFRARED = new Sensor(Spectrum.INFRARED, 3, 0.6, 0, true);

    Sensor withEmitter(boolean on) {
        return new Sensor(spectrum, noise, defocus, motion, on);
    }
}
