package org.semblance.training.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;
import org.semblance.training.Tensors;

class CellTargetsTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 256;
    private static final int FINE = WIDTH / 8 * (HEIGHT / 8);

    @Test
    void smallFaceIsAskedOfTheFinestCellsOnly() {
        var targets = targets(face(100, 100, 20));
        assertTrue(targets.cells().length > 0);
        for (var cell : targets.cells()) assertTrue(cell < FINE);
    }

    @Test
    void fineCellsInsideALargeFaceSayNo() {
        var targets = targets(face(160, 128, 180));
        var inside = targets.scores()[HEIGHT / 8 / 2 * (WIDTH / 8) + WIDTH / 8 / 2];
        assertEquals(0, inside, "left alone, they learn to find faces in faces");
        for (var cell : targets.cells()) assertTrue(cell >= FINE);
    }

    @Test
    void unsureFaceIsNeitherAskedNorDenied() {
        var targets = targets(face(100, 100, 20).unsure());
        assertEquals(0, targets.cells().length);
        assertEquals(CellTargets.LEFT_ALONE, targets.scores()[12 * (WIDTH / 8) + 12]);
    }

    @Test
    void everySizeBelongsToSomeStride() {
        for (var size = 11.0; size < 400; size *= 1.05) {
            assertTrue(targets(face(160, 128, size)).cells().length > 0, "size " + size);
        }
    }

    @Test
    void mirrorSwapsLeftAndRight() {
        var move = new Move(2, 0, true, new Point(50, 50), new Point(10, 10));
        var points = move.apply(face(50, 50, 20).points());
        assertTrue(points.leftEye().x() < points.rightEye().x());
        assertTrue(points.leftMouth().x() < points.rightMouth().x());
        assertEquals(new Box(-10, -10, 40, 40), move.apply(new Box(40, 40, 20, 20)));
    }

    @Test
    void lossIsLeastForTheRightAnswerAndItsGradientIsRight() {
        var targets = targets(face(100, 100, 30), face(220, 150, 90));
        var right = right(targets);
        assertEquals(0, loss(right, targets), 1e-2);
        var values = Tensors.floats(right);
        var cell = targets.cells()[0] * DetectorPlan.VALUES;
        for (var i : new int[] {0, 1, 3, 8}) values[cell + i] += 0.3f;
        values[0] += 2;
        for (var place : new int[] {0, cell, cell + 1, cell + 3, cell + 8}) {
            var said = Tensors.of(values, 1, -1, DetectorPlan.VALUES).set_requires_grad(true);
            DetectionLoss.of(said, targets).backward();
            var found = Tensors.floats(said.grad())[place];
            var step = 2e-2f;
            var up = values.clone();
            var down = values.clone();
            up[place] += step;
            down[place] -= step;
            var expected = (loss(Tensors.of(up, 1, -1, DetectorPlan.VALUES), targets)
                            - loss(Tensors.of(down, 1, -1, DetectorPlan.VALUES), targets))
                    / (2 * step);
            assertEquals(expected, found, 0.02 * Math.abs(expected) + 2e-4, "at " + (place - cell));
        }
    }

    private static double loss(Tensor said, CellTargets targets) {
        return DetectionLoss.of(said, targets).item_float();
    }

    private static Tensor right(CellTargets targets) {
        var values = new float[CellTargets.cells(WIDTH, HEIGHT) * DetectorPlan.VALUES];
        for (var i = 0; i < targets.scores().length; i++) {
            values[i * DetectorPlan.VALUES] = targets.scores()[i] > 0 ? 9 : -9;
        }
        var faces = targets.faces();
        for (var i = 0; i < targets.cells().length; i++) {
            System.arraycopy(faces, 14 * i, values, targets.cells()[i] * DetectorPlan.VALUES + 1, 14);
        }
        return torch.clone(Tensors.of(values, 1, -1, DetectorPlan.VALUES));
    }

    private static CellTargets targets(Target... faces) {
        var targets = new CellTargets(1, WIDTH, HEIGHT);
        targets.add(0, List.of(faces));
        return targets;
    }

    private static Target face(double x, double y, double size) {
        var points = Landmarks.of(
                x - size / 5,
                y - size / 8,
                x + size / 5,
                y - size / 8,
                x,
                y + size / 10,
                x - size / 6,
                y + size / 4,
                x + size / 6,
                y + size / 4);
        return new Target(new Box(x - size / 2, y - size / 2, size, size), points, true);
    }
}
