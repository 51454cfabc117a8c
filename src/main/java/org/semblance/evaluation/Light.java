package org.semblance.evaluation;

/// What light falls on a scene and what the camera makes of it.
///
/// @param azimuth degrees the main light stands to the right of the picture, -80 to 80
/// @param elevation degrees it stands above the face
/// @param contrast 0: from everywhere, 1: from there only
/// @param gain exposure, 1 is a good one
/// @param gamma of the picture, above 1 is darker in the middle tones
/// @param warmth -1 blue to 1 orange
public record Light(double azimuth, double elevation, double contrast, double gain, double gamma, double warmth) {
    public static final Light EVEN = new Light(0, 20, 0.2, 1, 1, 0);
}
