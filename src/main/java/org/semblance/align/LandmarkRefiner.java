package org.semblance.align;

import java.util.Optional;
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
    private final Optional<String> score;
    private final double leastScore;

    public LandmarkRefiner(Network network) throws ModelException {
        var card = network.card();
        this.network = network;
        this.input = new PictureInput(network);
        this.side = card.integer("input.width");
        this.cropSide = card.number("crop.side");
        this.output = card.text("output.name");
        this.score = card.has("score.name") ? Optional.of(card.text("score.name")) : Optional.empty();
        this.leastScore = card.optionalNumber("score.least").orElse(1);
        if (side != card.integer("input.height") || side < 16 || side > 512 || !(cropSide > 0.5 && cropSide < 4)) {
            throw new ModelException.WrongShape(ModelFlaw.NO_CROP, card.id());
        }
        if (card.has("output.size") && card.integer("output.size") != NUMBERS) {
            throw new ModelException.WrongShape(
                    ModelFlaw.VALUES, card.id(), output, card.integer("output.size"), NUMBERS);
        }
        this.warp = new Warp(side);
    }

    /// Whether the network tells how sure it is that it sees a face: without that no face can be followed.
    public boolean tellsFaces() {
        return score.isPresent();
    }

    /// Places the points of a face that a detector found. Where exactly its box lies tells in the points, so there
    /// is a second look at the box that the first points make.
    ///
    /// @param picture CV_8UC3, BGR
    /// @param box of the face, in the picture's pixels
    public RefinedFace refine(Mat picture, Box box) throws ModelException {
        var first = look(picture, box);
        var again = first.landmarks().box();
        return again.isPresent() ? look(picture, again.get()) : first;
    }

    /// Places the points where a face is expected, and says whether one is there.
    ///
    /// @param picture CV_8UC3, BGR
    /// @param box in the picture's pixels
    public RefinedFace look(Mat picture, Box box) throws ModelException {
        var pixels = cropSide * box.longerSide();
        var scale = side / pixels;
        var left = box.center().x() - pixels / 2;
        var top = box.center().y() - pixels / 2;
        warp.cut(picture, new SimilarityTransform(scale, 0, -left * scale, -top * scale), crop);
        input.fill(crop);
        var outputs = network.run();
        var landmarks = place(outputs.get(output), left, top, pixels);
        var sure = score.isPresent() ? score(outputs.get(score.get())) : 0;
        return new RefinedFace(landmarks, sure, sure >= leastScore && tellsFaces());
    }

    private double score(float[] values) throws ModelException {
        if (values == null || values.length != 1) {
            throw new ModelException.WrongShape(
                    ModelFlaw.VALUES, network.card().id(), score.orElseThrow(), values == null ? 0 : values.length, 1);
        }
        if (!Float.isFinite(values[0])) {
            throw new ModelException.WrongShape(
                    ModelFlaw.NOT_FINITE, network.card().id(), score.orElseThrow());
        }
        return values[0];
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
