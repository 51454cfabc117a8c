package org.semblance.training;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.nio.file.Path;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.semblance.align.AlignedFace;
import org.semblance.align.FaceAligner;
import org.semblance.align.LandmarkRefiner;
import org.semblance.detect.Box;
import org.semblance.detect.Face;
import org.semblance.detect.FaceDetector;
import org.semblance.detect.YunetDetector;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;

/// Cuts the one face out of a picture just as the product would: the same detector, landmark network and template.
final class FaceCropper implements AutoCloseable {
    /// A second face of at least this share of the first one's area makes a picture useless: whose is it?
    private static final double RIVAL = 0.5;

    private static final int SMALL = 160;

    private final FaceDetector detector;
    private final LandmarkRefiner refiner;
    private final FaceAligner aligner;
    private final Mat enlarged = new Mat();
    private final Mat padded = new Mat();

    /// @param models the folder of the product's models
    FaceCropper(Path models, Inference inference) throws ModelException {
        this(models, inference, ModelCard.read(models.resolve("embedder.json")), CropShard.MARGIN);
    }

    /// @param card of the embedder that is to be fed
    /// @param margin pixels around its template
    FaceCropper(Path models, Inference inference, ModelCard card, int margin) throws ModelException {
        detector = new YunetDetector(inference.open(models, "detector"));
        refiner = new LandmarkRefiner(inference.open(models, "landmarks"));
        aligner = new FaceAligner(card, margin);
    }

    /// Why there is no crop.
    enum Refusal {
        UNREADABLE,
        NO_FACE,
        TWO_FACES
    }

    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;
        private final Refusal refusal;

        RefusedException(Refusal refusal) {
            super(refusal.name());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /// @param encoded JPEG, PNG...
    /// @return [CropShard#SIDE] squared, closed by who asked
    AlignedFace crop(Picture picture, byte[] encoded) throws ModelException, RefusedException {
        try (var bytes = new Mat(encoded);
                var decoded = opencv_imgcodecs.imdecode(bytes, opencv_imgcodecs.IMREAD_COLOR)) {
            if (decoded.empty()) throw new RefusedException(Refusal.UNREADABLE);
            if (picture.box().isPresent()) return cut(decoded, picture.box().get());
            var wide = widen(decoded);
            return cut(wide, only(wide));
        }
    }

    private AlignedFace cut(Mat decoded, Box box) throws ModelException, RefusedException {
        try {
            return aligner.align(decoded, refiner.refine(decoded, box));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.NO_FACE);
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

    private Box only(Mat picture) throws ModelException, RefusedException {
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
        return largest.box();
    }

    @Override
    public void close() {
        detector.close();
        refiner.close();
        aligner.close();
        enlarged.close();
        padded.close();
    }
}
