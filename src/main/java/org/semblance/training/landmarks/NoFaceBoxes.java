package org.semblance.training.landmarks;

import java.util.List;
import java.util.SplittableRandom;
import org.semblance.detect.Box;

/// Boxes in a picture of one face that a tracker might look at and that are not the face's: moved off by more
/// than a third, a part of it, the face as a small part of it, or the room beside it.
final class NoFaceBoxes {
    private static final double LEAST_SHIFT = 0.4;
    private static final double MOST_SHIFT = 1.0;
    private static final double MOST_OVERLAP = 0.08;
    private static final int TRIES = 12;

    private NoFaceBoxes() {}

    /// @param faces all that the picture has, `face` among them
    static Box any(Box face, List<Box> faces, int width, int height, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> sized(face, 0.28 + 0.2 * random.nextDouble(), 0.3, random);
            case 1 -> sized(face, 2.2 + 1.3 * random.nextDouble(), 0.3, random);
            case 2, 3, 4 -> shifted(face, random);
            default -> beside(face, faces, width, height, random);
        };
    }

    private static Box shifted(Box face, SplittableRandom random) {
        var angle = 2 * Math.PI * random.nextDouble();
        var side = face.longerSide() * (0.85 + 0.3 * random.nextDouble());
        var way = side * (LEAST_SHIFT + (MOST_SHIFT - LEAST_SHIFT) * random.nextDouble());
        return square(face.center().x() + way * Math.cos(angle), face.center().y() + way * Math.sin(angle), side);
    }

    private static Box sized(Box face, double scale, double scatter, SplittableRandom random) {
        var side = face.longerSide();
        return square(
                face.center().x() + scatter * side * (2 * random.nextDouble() - 1),
                face.center().y() + scatter * side * (2 * random.nextDouble() - 1),
                side * scale);
    }

    /// Somewhere in the picture where the face is not, if there is room.
    private static Box beside(Box face, List<Box> faces, int width, int height, SplittableRandom random) {
        for (var i = 0; i < TRIES; i++) {
            var side = Math.min(width, height) * (0.2 + 0.6 * random.nextDouble());
            var box = square(
                    side / 2 + (width - side) * random.nextDouble(),
                    side / 2 + (height - side) * random.nextDouble(),
                    side);
            if (faces.stream().allMatch(other -> box.overlap(other) < MOST_OVERLAP)) return box;
        }
        return shifted(face, random);
    }

    private static Box square(double x, double y, double side) {
        return new Box(x - side / 2, y - side / 2, side, side);
    }
}
