package org.semblance.training;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.semblance.detect.Box;
import org.semblance.detect.Face;
import org.semblance.detect.FaceDetector;
import org.semblance.detect.YunetDetector;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

/// Finds the one face of a picture with the product's own detector, where the data set does not say where it is.
public final class FaceFinder implements AutoCloseable {
    /// A second face of at least this share of the first one's area makes a picture useless: whose is it?
    private static final double RIVAL = 0.5;

    private static final int SMALL = 160;

    private final FaceDetector detector;
    private final Mat enlarged = new Mat();
    private final Mat padded = new Mat();

    /// @param models the folder of the product's models
    public FaceFinder(Path models, Inference inference) throws ModelException {
        detector = new YunetDetector(inference.open(models, "detector"));
    }

    /// Why a picture is of no use.
    public enum Refusal {
        UNREADABLE,
        NO_FACE,
        TWO_FACES
    }

    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;
        private final Refusal refusal;

        RefusedException(Refusal refusal) {
            super(refusal.name());
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /// A picture, decoded, with its face; valid until the next one is looked for.
    ///
    /// @param faces all that were found, `box` among them
    public record Found(Mat picture, Box box, List<Box> faces) implements AutoCloseable {
        @Override
        public void close() {
            picture.close();
        }
    }

    /// @param known where the data set says the face is, in the picture's pixels
    /// @param encoded JPEG, PNG...
    /// @return closed by who asked
    public Found find(Optional<Box> known, byte[] encoded) throws ModelException, RefusedException {
        try (var bytes = new Mat(encoded)) {
            var decoded = opencv_imgcodecs.imdecode(bytes, opencv_imgcodecs.IMREAD_COLOR);
            if (decoded.empty()) throw new RefusedException(Refusal.UNREADABLE);
            if (known.isPresent()) return new Found(decoded, known.get(), List.of(known.get()));
            try (decoded) {
                return only(widen(decoded));
            }
        }
    }

    /// Detectors want room around a face: small pictures are doubled, all get a fifth of border.
    private Mat widen(Mat decoded) {
        var source = decoded;
        if (Math.min(decoded.cols(), decoded.rows()) < SMALL) {
            try (var size = new Size(2 * decoded.cols(), 2 * decoded.rows())) {
                opencv_imgproc.resize(decoded, enlarged, size, 0, 0, INTER_LINEAR);
            }
            source = enlarged;
        }
        var across = source.cols() / 5;
        var down = source.rows() / 5;
        opencv_core.copyMakeBorder(source, padded, down, down, across, across, BORDER_REPLICATE, Scalar.BLACK);
        return padded;
    }

    private Found only(Mat picture) throws ModelException, RefusedException {
        var faces = detector.detect(picture);
        Face largest = null;
        for (var face : faces) {
            if (largest == null || face.box().area() > largest.box().area()) largest = face;
        }
        if (largest == null) throw new RefusedException(Refusal.NO_FACE);
        for (var face : faces) {
            if (face != largest && face.box().area() > RIVAL * largest.box().area()) {
                throw new RefusedException(Refusal.TWO_FACES);
            }
        }
        var boxes = faces.stream().map(Face::box).toList();
        return new Found(new Mat(picture), largest.box(), boxes);
    }

    @Override
    public void close() {
        detector.close();
        enlarged.close();
        padded.close();
    }
}
