package org.semblance.inference;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/// Packs 8-bit BGR pictures into a network's input: planes in the card's colour order, (value - mean) / std.
public final class PictureInput implements AutoCloseable {
    private final Network network;
    private final boolean rgb;
    private final double scale;
    private final double shift;
    private final MatVector bytes = new MatVector(3);
    private FloatBuffer target;
    private Mat[] planes = {};

    public PictureInput(Network network) throws ModelException {
        var card = network.card();
        this.network = network;
        this.rgb = switch (card.text("input.color")) {
            case "RGB" -> true;
            case "BGR" -> false;
            default -> throw new ModelException.WrongShape(ModelFlaw.NO_COLOR, card.id());
        };
        var std = card.number("input.std");
        if (std == 0) throw new ModelException.WrongShape(ModelFlaw.NO_STD, card.id());
        this.scale = 1 / std;
        this.shift = -card.number("input.mean") / std;
    }

    /// Fills the network's input with a picture.
    ///
    /// @param picture CV_8UC3, BGR, of any size that the network takes
    public void fill(Mat picture) throws ModelException {
        var buffer = network.input(3, picture.rows(), picture.cols());
        if (buffer != target) wrap(buffer, picture.rows(), picture.cols());
        opencv_core.split(picture, bytes);
        for (var i = 0; i < 3; i++) bytes.get(i).convertTo(planes[rgb ? 2 - i : i], CV_32FC1, scale, shift);
    }

    private void wrap(FloatBuffer buffer, int rows, int columns) {
        release();
        var start = new FloatPointer(buffer);
        planes = new Mat[3];
        for (var i = 0; i < 3; i++) {
            planes[i] = new Mat(rows, columns, CV_32FC1, start.getPointer((long) i * rows * columns));
        }
        target = buffer;
    }

    private void release() {
        for (var plane : planes) plane.close();
        planes = new Mat[0];
    }

    @Override
    public void close() {
        release();
        bytes.close();
    }
}
