package org.semblance.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.align.FaceAligner;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;
import org.semblance.inference.Network;
import org.semblance.inference.PictureInput;

/// Any embedder whose card says how to feed it, as the one to learn from: the sum of its embeddings of a face
/// and of the mirrored face, at unit length.
final class Teacher implements AutoCloseable {
    private final Network network;
    private final PictureInput input;
    private final FaceAligner aligner;
    private final Landmarks points;
    private final Mat mirrored = new Mat();
    private final String output;

    /// @param points where an aligned crop has its five points
    Teacher(Network network, Landmarks points) throws ModelException {
        this.network = network;
        this.input = new PictureInput(network);
        this.aligner = new FaceAligner(network.card());
        this.points = points;
        this.output = network.card().text("output.name");
    }

    /// The five points of an aligned crop: the student's template and a margin.
    static Landmarks pointsOf(Network student, int margin) throws ModelException {
        var points = new ArrayList<Point>();
        for (var row : student.card().rows("alignment.points", "x", "y")) {
            points.add(new Point(row[0] + margin, row[1] + margin));
        }
        return landmarks(points);
    }

    private static Landmarks landmarks(List<Point> points) {
        return new Landmarks(points.get(0), points.get(1), points.get(2), points.get(3), points.get(4));
    }

    /// Of its file: what it said of a picture is another teacher's word no more.
    String sha256() throws ModelException {
        return network.card().text("sha256");
    }

    float[] embed(Mat crop) throws ModelException {
        try (var aligned = aligner.align(crop, points)) {
            var sum = unit(run(aligned.picture()));
            opencv_core.flip(aligned.picture(), mirrored, 1);
            var other = unit(run(mirrored));
            for (var i = 0; i < sum.length; i++) sum[i] += other[i];
            return unit(sum);
        }
    }

    private float[] run(Mat picture) throws ModelException {
        input.fill(picture);
        var values = network.run().get(output);
        if (values == null)
            throw new ModelException.WrongShape(
                    ModelFlaw.NO_OUTPUT, network.card().id(), output);
        return values.clone();
    }

    private float[] unit(float[] values) throws ModelException {
        var squares = 0.0;
        for (var value : values) squares += (double) value * value;
        if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
            throw new ModelException.WrongShape(
                    ModelFlaw.NOT_FINITE, network.card().id(), output);
        }
        for (var i = 0; i < values.length; i++) values[i] = (float) (values[i] / Math.sqrt(squares));
        return values;
    }

    @Override
    public void close() {
        input.close();
        aligner.close();
        mirrored.close();
        network.close();
    }
}
