package org.semblance.recognition;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.semblance.align.FaceAligner;
import org.semblance.align.LandmarkRefiner;
import org.semblance.align.Quality;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameCondition;
import org.semblance.detect.FaceDetector;
import org.semblance.detect.FaceTracker;
import org.semblance.detect.Landmarks;
import org.semblance.detect.TrackedFace;
import org.semblance.detect.YunetDetector;
import org.semblance.embed.Embedder;
import org.semblance.embed.Embedding;
import org.semblance.inference.ExecutionProvider;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelShelf;
import org.semblance.inference.ModelTask;
import org.semblance.liveness.FrozenPicture;

/// From a frame to what it says of the face that asks. One thread uses it.
public final class Recognition implements AutoCloseable {
    private static final double PLAINLY_NEARER = 0.8;
    private static final double LEAST_EYE_DISTANCE = 8;

    private final FaceDetector detector;
    private final LandmarkRefiner refiner;
    private final FaceAligner aligner;
    private final Embedder embedder;
    private final FrozenPicture frozen = new FrozenPicture();
    private final MatchTables tables;
    private final ExecutionProvider provider;
    private FaceTracker tracker = new FaceTracker();

    /// Takes ownership of the stages.
    public Recognition(
            FaceDetector detector,
            LandmarkRefiner refiner,
            FaceAligner aligner,
            Embedder embedder,
            MatchTables tables,
            ExecutionProvider provider) {
        this.detector = detector;
        this.refiner = refiner;
        this.aligner = aligner;
        this.embedder = embedder;
        this.tables = tables;
        this.provider = provider;
    }

    /// Opens the shipped models of a folder.
    public static Recognition open(Path models, Inference inference) throws ModelException {
        return open(new ModelShelf(models, models), inference);
    }

    /// Opens the models in use.
    public static Recognition open(ModelShelf shelf, Inference inference) throws ModelException {
        var detector = new YunetDetector(inference.open(shelf.inUse(ModelTask.DETECTION)));
        var refiner = new LandmarkRefiner(inference.open(shelf.inUse(ModelTask.LANDMARKS)));
        var network = inference.open(shelf.inUse(ModelTask.EMBEDDING));
        return new Recognition(
                detector,
                refiner,
                new FaceAligner(network.card()),
                new Embedder(network),
                MatchTables.of(network.card()),
                network.provider());
    }

    public MatchTables tables() {
        return tables;
    }

    /// Where the embedder runs.
    public ExecutionProvider provider() {
        return provider;
    }

    public String modelId() {
        return embedder.modelId();
    }

    /// Forgets the faces seen so far: the next frame begins new tracks.
    public void forget() {
        tracker = new FaceTracker(tracker);
    }

    /// The flow up to the evidence; [Verification] goes on with match and decide.
    public Observation observe(Frame frame) throws ModelException {
        if (frame.condition() != FrameCondition.USABLE) return blank(frame, Sight.DARK, List.of());
        var faces = tracker.update(detector.detect(frame.bgr()), frame.timestampNanos());
        if (faces.isEmpty()) return blank(frame, Sight.NO_FACE, faces);
        var asking = asking(faces);
        if (asking.isEmpty()) return blank(frame, Sight.SEVERAL_FACES, faces);
        return new Observation(
                frame.sequence(), frame.timestampNanos(), Sight.FACE, faces, examine(frame, asking.get()));
    }

    /// Whether anybody is in the frame: the detector alone, tracks untouched.
    public boolean seesFace(Frame frame) throws ModelException {
        return !detector.detect(frame.bgr()).isEmpty();
    }

    private Optional<Subject> examine(Frame frame, TrackedFace face) throws ModelException {
        var liveness = frozen.observe(frame, face);
        var landmarks = refiner.refine(frame.bgr(), face.face().box());
        if (!isFace(landmarks)) return Optional.empty();
        try (var aligned = aligner.align(frame.bgr(), landmarks)) {
            var quality = Quality.of(aligned, landmarks, frame.width(), frame.height());
            Optional<Embedding> embedding =
                    quality.isEvidence() ? Optional.of(embedder.embed(aligned)) : Optional.empty();
            return Optional.of(new Subject(face, landmarks, quality, embedding, liveness));
        }
    }

    private static Observation blank(Frame frame, Sight sight, List<TrackedFace> faces) {
        return new Observation(frame.sequence(), frame.timestampNanos(), sight, faces, Optional.empty());
    }

    /// The largest face, unless another is nearly as large: then nobody can say who asks.
    private static Optional<TrackedFace> asking(List<TrackedFace> faces) {
        var bySize = faces.stream()
                .sorted(Comparator.comparingDouble(
                                (TrackedFace face) -> face.face().box().longerSide())
                        .reversed())
                .toList();
        if (bySize.size() == 1) return Optional.of(bySize.getFirst());
        var first = bySize.get(0).face().box().longerSide();
        var second = bySize.get(1).face().box().longerSide();
        return second < PLAINLY_NEARER * first ? Optional.of(bySize.getFirst()) : Optional.empty();
    }

    private static boolean isFace(Landmarks points) {
        return points.eyeDistance() >= LEAST_EYE_DISTANCE
                && points.leftEye().x() < points.rightEye().x();
    }

    @Override
    public void close() {
        detector.close();
        refiner.close();
        aligner.close();
        embedder.close();
        frozen.close();
    }
}
