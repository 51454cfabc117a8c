package org.semblance.align;

import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;
import org.semblance.inference.Network;
import org.semblance.inference.PictureInput;

/// Places five points on a face from its own crop: better than the detector, which looks at the whole picture. The
/// model card says how the crop is cut.
public final class LandmarkRefiner implements AutoCloseable {
    private static final int NUMBERS = 10;

    private final Network network;
    private final PictureInput input;
    private final Warp warp;
    private final Mat crop = new Mat();
    private final int side;
    private final double cropSide;
    private final String output;

    public LandmarkRefiner(Network network) throws ModelException {
        var card = network.card();
        this.network = network;
        this.input = new PictureInput(network);
        this.side = card.integer("input.width");
        this.cropSide = card.number("crop.side");
        this.output = card.text("output.name");
        if (side != card.integer("input.height") || side < 16 || side > 512 || !(cropSide > 0.5 && cropSide < 4)) {
            throw new ModelException.WrongShape(ModelFlaw.NO_CROP, card.id());
        }
        this.warp = new Warp(side);
    }

    /// @param picture CV_8UC3, BGR
    /// @param box of the face, in the picture's pixels
    /// @return points in the picture's pixels
    public Landmarks refine(Mat picture, Box box) throws ModelException {
        var pixels = cropSide * box.longerSide();
        var scale = side / pixels;
        var left = box.center().x() - pixels / 2;
        var top = box.center().y() - pixels / 2;
        warp.cut(picture, new SimilarityTransform(scale, 0, -left * scale, -top * scale), crop);
        input.fill(crop);
        return place(network.run().get(output), left, top, pixels);
    }

    private Landmarks place(float[] shares, double left, double top, double pixels) throws ModelException {
        if (shares == null || shares.length != NUMBERS) {
            throw new ModelException.WrongShape(
                    ModelFlaw.VALUES, network.card().id(), output, shares == null ? 0 : shares.length, NUMBERS);
        }
        var xy = new double[NUMBERS];
        for (var i = 0; i < NUMBERS; i++) {
            if (!Float.isFinite(shares[i])) {
                throw new ModelException.WrongShape(
                        ModelFlaw.NOT_FINITE, network.card().id(), output);
            }
            xy[i] = (i % 2 == 0 ? left : top) + shares[i] * pixels;
        }
        return Landmarks.of(xy);
    }

    @Override
    public void close() {
        input.close();
        warp.close();
        crop.close();
        network.close();
    }
}
