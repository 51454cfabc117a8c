package org.semblance.training.detector;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.semblance.detect.Face;
import org.semblance.detect.FaceDetector;
import org.semblance.inference.ModelException;

/// Judges a detector on frames of people it was not trained on, always the same ones.
final class DetectorValidation {
    private static final double FOUND = 0.5;
    private static final double NEAR = 0.3;
    private static final long SEED = 20_011;

    private final FrameMaker frames;
    private final int count;

    /// @param recall share of the faces that were found, 0 to 1
    /// @param alarms boxes that are no face, for each frame
    record Result(double recall, double alarms) {}

    DetectorValidation(FrameMaker frames, int count) {
        this.frames = frames;
        this.count = count;
    }

    Result of(FaceDetector detector) throws IOException, ModelException {
        long faces = 0, found = 0, alarms = 0;
        for (var i = 0; i < count; i++) {
            var targets = frames.make(new SplittableRandom(SEED + i));
            var boxes = detector.detect(frames.frame());
            for (var target : targets) {
                if (!target.isSure()) continue;
                faces++;
                if (boxes.stream().anyMatch(face -> face.box().overlap(target.box()) >= FOUND)) found++;
            }
            alarms += boxes.stream().filter(face -> isAlarm(face, targets)).count();
        }
        return new Result(faces == 0 ? Double.NaN : (double) found / faces, (double) alarms / count);
    }

    private static boolean isAlarm(Face face, List<Target> targets) {
        return targets.stream().noneMatch(target -> face.box().overlap(target.box()) >= NEAR);
    }
}
