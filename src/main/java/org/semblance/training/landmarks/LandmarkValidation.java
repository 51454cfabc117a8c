package org.semblance.training.landmarks;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;
import org.semblance.training.Tensors;
import org.semblance.training.landmarks.PatchViews.Move;
import org.semblance.training.landmarks.PatchViews.Tilt;

/// How still the points are, and how well the score tells faces, on people the network never saw.
final class LandmarkValidation {
    private static final int MOST = 400;
    private static final int LOOKS = 6;
    private static final int FLOATS = Patch.VIEW * Patch.VIEW * 3;

    /// @param movement how far the points stray from their mean when box, size and light change: root mean
    /// square, in eye distances
    /// @param distance mean distance to the teacher's points, in eye distances
    /// @param missed share of faces with a score below one half
    /// @param mistaken share of patches without a face and a score above it
    record Result(double movement, double distance, double missed, double mistaken, int faces, int others) {}

    private final Patches patches;
    private final int[] faces;
    private final int[] others;

    LandmarkValidation(Patches patches, int[] faces, int[] others) {
        this.patches = patches;
        this.faces = spread(faces);
        this.others = spread(others);
    }

    /// At most [#MOST], from everywhere.
    static int[] spread(int[] all) {
        var count = Math.min(MOST, all.length);
        return IntStream.range(0, count)
                .map(i -> all[(int) ((long) i * all.length / count)])
                .toArray();
    }

    Result of(LandmarkNetwork network) {
        double movement = 0, distance = 0;
        int missed = 0, mistaken = 0;
        try (var views = new PatchViews();
                var pixels = new FloatPointer((long) LOOKS * FLOATS);
                var _ = new NoGradGuard()) {
            for (var face : faces) {
                var moves = moves(face);
                var output = look(network, views, pixels, face, moves);
                var truth = patches.label(face).points();
                movement += movement(output, moves, truth.eyeDistance()) / faces.length;
                distance += distance(output, moves[0], truth) / faces.length;
                if (output[LandmarkNetwork.NUMBERS] < 0) missed++;
            }
            for (var other : others) {
                var output = look(network, views, pixels, other, new Move[] {Move.NONE});
                if (output[LandmarkNetwork.NUMBERS] > 0) mistaken++;
            }
        }
        return new Result(
                Math.sqrt(movement),
                distance,
                (double) missed / Math.max(1, faces.length),
                (double) mistaken / Math.max(1, others.length),
                faces.length,
                others.length);
    }

    /// The box as it is, and some that are 5 % off; the same ones at every validation.
    private static Move[] moves(int face) {
        var random = new SplittableRandom(face);
        var moves = new Move[LOOKS];
        moves[0] = Move.NONE;
        for (var i = 1; i < LOOKS; i++) {
            moves[i] = new Move(
                    0,
                    Math.exp(random.nextGaussian() * 0.05),
                    random.nextGaussian() * 0.05,
                    random.nextGaussian() * 0.05,
                    false,
                    Tilt.NONE);
        }
        return moves;
    }

    /// @return 11 numbers a move
    private float[] look(LandmarkNetwork network, PatchViews views, FloatPointer pixels, int patch, Move[] moves) {
        var random = new SplittableRandom(patch);
        for (var i = 0; i < moves.length; i++) {
            views.cut(patches.bytes(patch), moves[i]);
            if (i > 0) views.spoil(random);
            views.write(pixels.getPointer((long) i * FLOATS));
        }
        try (var _ = new PointerScope()) {
            return Tensors.floats(network.forward(LandmarkTrainer.tensor(pixels, moves.length), false));
        }
    }

    private static double movement(float[] output, Move[] moves, double eyes) {
        var sum = 0.0;
        for (var point = 0; point < 5; point++) {
            var places = new Point[moves.length];
            double x = 0, y = 0;
            for (var i = 0; i < moves.length; i++) {
                places[i] = place(output, i, point, moves[i]);
                x += places[i].x() / moves.length;
                y += places[i].y() / moves.length;
            }
            for (var place : places) {
                var strayed = place.distanceTo(new Point(x, y)) / eyes;
                sum += strayed * strayed / moves.length / 5;
            }
        }
        return sum;
    }

    private static double distance(float[] output, Move move, Landmarks truth) {
        var sum = 0.0;
        for (var point = 0; point < 5; point++) {
            sum += place(output, 0, point, move).distanceTo(truth.points().get(point)) / 5;
        }
        return sum / truth.eyeDistance();
    }

    private static Point place(float[] output, int look, int point, Move move) {
        var at = look * (LandmarkNetwork.NUMBERS + 1) + 2 * point;
        return PatchViews.back(output[at], output[at + 1], move);
    }
}
