package org.semblance.training;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.lang.foreign.MemorySegment;
import java.nio.DoubleBuffer;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/// Makes a fresh view of an aligned face, as another camera, another light and a slightly wrong alignment would
/// show it. One thread uses it; the same random numbers give the same view.
final class Augmentation implements AutoCloseable {
    private static final double HALF = CropShard.SIDE / 2.0 - 0.5;
    private static final int EMBEDDER_SIDE = CropShard.SIDE - 2 * CropShard.MARGIN;

    private final Mat crop = new Mat(CropShard.SIDE, CropShard.SIDE, CV_8UC3);
    private final byte[] bytes = new byte[CropShard.BYTES];
    private final Mat matrix = new Mat(2, 3, CV_64FC1);
    private final DoubleBuffer cells = matrix.createBuffer();
    private final Mat view = new Mat();
    private final Mat other = new Mat();
    private final PictureSpoiler spoiler = new PictureSpoiler(view);

    /// @param crop see [CropShard#crop]
    /// @param side of the view
    /// @param target room for side x side x 3 floats: RGB, (value - 127.5) / 127.5, row by row
    void view(MemorySegment face, int side, SplittableRandom random, FloatPointer target) {
        load(face);
        move(side, random);
        spoiler.spoil(random);
        write(side, target);
    }

    /// The middle of the crop, as the product would see it.
    void plain(MemorySegment face, FloatPointer target) {
        load(face);
        try (var middle = new Rect(CropShard.MARGIN, CropShard.MARGIN, EMBEDDER_SIDE, EMBEDDER_SIDE);
                var part = crop.apply(middle)) {
            part.copyTo(view);
        }
        write(EMBEDDER_SIDE, target);
    }

    private void load(MemorySegment face) {
        face.asByteBuffer().get(bytes);
        crop.data().put(bytes);
    }

    /// Turns (5 degrees), scales (5 %), shifts (2 pixels) and mirrors.
    private void move(int side, SplittableRandom random) {
        var angle = random.nextGaussian() * 0.09;
        var scale = (double) side / EMBEDDER_SIDE * Math.exp(random.nextGaussian() * 0.05);
        var mirror = random.nextBoolean() ? -1 : 1;
        var a = scale * Math.cos(angle);
        var b = scale * Math.sin(angle);
        var dx = random.nextGaussian() * 2.1;
        var dy = random.nextGaussian() * 2.1;
        var center = (side - 1) / 2.0;
        cells.put(0, new double[] {
            mirror * a,
            -b,
            center - mirror * a * (HALF + dx) + b * (HALF + dy),
            mirror * b,
            a,
            center - mirror * b * (HALF + dx) - a * (HALF + dy)
        });
        try (var size = new Size(side, side)) {
            opencv_imgproc.warpAffine(crop, view, matrix, size, INTER_LINEAR, BORDER_REPLICATE, Scalar.BLACK);
        }
    }

    private void write(int side, FloatPointer target) {
        opencv_imgproc.cvtColor(view, other, COLOR_BGR2RGB);
        try (var floats = new Mat(side, side, CV_32FC3, target)) {
            other.convertTo(floats, CV_32F, 1 / 127.5, -1);
        }
    }

    @Override
    public void close() {
        for (var mat : new Mat[] {crop, matrix, view, other}) mat.close();
        spoiler.close();
    }
}
