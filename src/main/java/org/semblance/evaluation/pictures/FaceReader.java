package org.semblance.evaluation.pictures;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.semblance.align.AlignedFace;
import org.semblance.align.FaceAligner;
import org.semblance.align.LandmarkRefiner;
import org.semblance.camera.CameraException;
import org.semblance.camera.Picture;
import org.semblance.detect.Face;
import org.semblance.detect.FaceDetector;
import org.semblance.detect.YunetDetector;
import org.semblance.embed.Embedder;
import org.semblance.embed.Embedding;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

/// From a picture file to the embedding of its main face, through the product's own stages. One thread uses it.
///
/// A picture in which nothing is found is tried once more with its border continued by a fifth on every side, and
/// twice as large when it is small: tight crops leave a detector no surroundings.
public final class FaceReader implements AutoCloseable {
    private static final int SMALL = 200;
    private static final double MARGIN = 0.2;

    private final FaceDetector detector;
    private final LandmarkRefiner refiner;
    private final FaceAligner aligner;
    private final Embedder embedder;
    private final Optional<FaceCache> cache;

    public FaceReader(EvaluatedModels models, Inference inference) throws ModelException {
        detector = new YunetDetector(models.openDetector(inference));
        refiner = new LandmarkRefiner(models.openLandmarks(inference));
        var network = models.openEmbedder(inference);
        aligner = new FaceAligner(network.card());
        cache = models.openCache(network.card());
        embedder = new Embedder(network);
    }

    /// @return empty when no face is found
    public Optional<Embedding> read(Path file) throws CameraException.Unreadable, ModelException {
        var face = cache.isPresent() ? cache.get().face(file, this::cut) : cut(file);
        if (face.isEmpty()) return Optional.empty();
        try (var aligned = face.get()) {
            return Optional.of(embedder.embed(aligned));
        }
    }

    private Optional<AlignedFace> cut(Path file) throws CameraException.Unreadable, ModelException {
        try (var picture = Picture.read(file)) {
            var found = cut(picture);
            if (found.isPresent()) return found;
            try (var roomy = roomy(picture)) {
                return cut(roomy);
            }
        }
    }

    private Optional<AlignedFace> cut(Mat picture) throws ModelException {
        var face = main(detector.detect(picture), picture);
        if (face.isEmpty()) return Optional.empty();
        return Optional.of(
                aligner.align(picture, refiner.refine(picture, face.get().box()).landmarks()));
    }

    /// The face whose area less twice its squared distance from the middle is greatest: whom a portrait is of.
    static Optional<Face> main(List<Face> faces, Mat picture) {
        return faces.stream().max(Comparator.comparingDouble(face -> {
            var center = face.box().center();
            var dx = center.x() - picture.cols() / 2.0;
            var dy = center.y() - picture.rows() / 2.0;
            return face.box().width() * face.box().height() - 2 * (dx * dx + dy * dy);
        }));
    }

    private static Mat roomy(Mat picture) {
        var x = (int) (MARGIN * picture.cols());
        var y = (int) (MARGIN * picture.rows());
        var padded = new Mat();
        opencv_core.copyMakeBorder(picture, padded, y, y, x, x, BORDER_REPLICATE);
        if (Math.max(picture.cols(), picture.rows()) >= SMALL) return padded;
        try (padded;
                var size = new Size(2 * padded.cols(), 2 * padded.rows())) {
            var larger = new Mat();
            opencv_imgproc.resize(padded, larger, size, 0, 0, INTER_LINEAR);
            return larger;
        }
    }

    @Override
    public void close() {
        detector.close();
        refiner.close();
        aligner.close();
        embedder.close();
    }
}
