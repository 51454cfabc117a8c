package org.semblance.evaluation;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;

import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/// A person who can be put before a synthetic camera: a portrait cut out of its background and set on shoulders.
public final class SyntheticPerson {
    /// Columns of the sprite left of the portrait's own.
    static final int MARGIN = 144;

    static final int PORTRAIT = 288;
    private static final int WIDTH = PORTRAIT + 2 * MARGIN;
    private static final int HEIGHT = 608;

    private final String name;
    private final Mat sprite;

    private SyntheticPerson(String name, Mat sprite) {
        this.name = name;
        this.sprite = sprite;
    }

    /// One of the six people that come with the program, `person-01` to `person-06`.
    public static SyntheticPerson bundled(String name) {
        try (var jpeg = SyntheticPerson.class.getResourceAsStream("people/" + name + ".jpg")) {
            return of(name, Objects.requireNonNull(jpeg, name).readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// @param jpeg a portrait of 288 x 288 pixels, the face where the composite portraits have it
    ///
    /// @throws IllegalArgumentException for anything else
    public static SyntheticPerson of(String name, byte[] jpeg) {
        if (jpeg.length == 0) throw noPortrait(name);
        try (var bytes = new BytePointer(jpeg);
                var encoded = new Mat(1, jpeg.length, CV_8UC1, bytes);
                var portrait = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR)) {
            if (portrait.rows() != PORTRAIT || portrait.cols() != PORTRAIT) {
                throw noPortrait(name);
            }
            return new SyntheticPerson(name, sprite(name, portrait));
        }
    }

    private static IllegalArgumentException noPortrait(String name) {
        return new IllegalArgumentException(name + " is not a portrait of 288 x 288 pixels");
    }

    public String name() {
        return name;
    }

    /// 608 x 576, blue, green, red, alpha; colors multiplied by alpha.
    Mat sprite() {
        return sprite;
    }

    private static Mat sprite(String name, Mat portrait) {
        var skin = new byte[PORTRAIT * PORTRAIT * 3];
        portrait.data().get(skin);
        var torso = new Torso(new Random(name.hashCode()));
        var pixels = new byte[WIDTH * HEIGHT * 4];
        for (var row = 0; row < HEIGHT; row++) {
            for (var column = 0; column < WIDTH; column++) {
                var x = column - MARGIN;
                var head = head(x, row);
                var cloth = torso.alpha(x, row);
                var alpha = head + (1 - head) * cloth;
                for (var channel = 0; channel < 3; channel++) {
                    var color = (1 - head) * cloth * torso.color(x, row, channel);
                    if (head > 0) color += head * (skin[(row * PORTRAIT + x) * 3 + channel] & 0xff);
                    pixels[(row * WIDTH + column) * 4 + channel] = (byte) Math.round(color);
                }
                pixels[(row * WIDTH + column) * 4 + 3] = (byte) Math.round(255 * alpha);
            }
        }
        var sprite = new Mat(HEIGHT, WIDTH, CV_8UC4);
        sprite.data().put(pixels);
        return sprite;
    }

    /// How much of the portrait shows: the head with its hair and the neck.
    private static double head(int x, int y) {
        if (x < 0 || x >= PORTRAIT || y >= PORTRAIT) return 0;
        var hair = oval(x, y, HeadShape.CENTER_X, 131, 82, 110, 13);
        var neck = oval(x, y, HeadShape.CENTER_X, 225, 44, 50, 9);
        return Math.max(hair, neck);
    }

    /// 1 inside an ellipse, 0 outside, with a soft edge of about `feather` pixels inside.
    static double oval(double x, double y, double cx, double cy, double rx, double ry, double feather) {
        var rho = Math.hypot((x - cx) / rx, (y - cy) / ry);
        return smooth((1 - rho) * Math.min(rx, ry) / feather);
    }

    static double smooth(double t) {
        var clamped = Math.clamp(t, 0, 1);
        return clamped * clamped * (3 - 2 * clamped);
    }
}
