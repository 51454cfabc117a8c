package org.semblance.align;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;

/// Warps faces into the template that the embedder's card gives. Run time and training use the same class.
public final class FaceAligner implements AutoCloseable {
    private final List<Point> template;
    private final Warp warp;

    /// @param embedder card of the network that will see the aligned faces
    public FaceAligner(ModelCard embedder) throws ModelException {
        this(embedder, 0);
    }

    /// For pictures that are moved about later: the template in the middle of a larger square.
    ///
    /// @param margin pixels around the embedder's own square
    public FaceAligner(ModelCard embedder, int margin) throws ModelException {
        var side = embedder.integer("input.width");
        var points = new ArrayList<Point>();
        for (var row : embedder.rows("alignment.points", "x", "y"))
            points.add(new Point(row[0] + margin, row[1] + margin));
        if (points.size() != 5 || side < 32 || side > 512 || side != embedder.integer("input.height")) {
            throw new ModelException.WrongShape(ModelFlaw.NO_ALIGNMENT, embedder.id());
        }
        this.template = List.copyOf(points);
        this.warp = new Warp(side + 2 * margin);
    }

    /// @param picture CV_8UC3, BGR
    public AlignedFace align(Mat picture, Landmarks landmarks) {
        var aligned = new Mat();
        warp.cut(picture, SimilarityTransform.fit(landmarks.points(), template), aligned);
        return new AlignedFace(aligned);
    }

    @Override
    public void close() {
        warp.close();
    }
}
