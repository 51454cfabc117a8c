package org.semblance.recognition;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.semblance.align.FaceAligner;
import org.semblance.align.LandmarkRefiner;
import org.semblance.align.Quality;
import org.semblance.align.RefinedFace;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameCondition;
import org.semblance.detect.Face;
import org.semblance.detect.FaceDetector;
import org.semblance.detect.FaceTracker;
import org.semblance.detect.Landmarks;
import org.semblance.detect.TrackedFace;
import org.semblance.embed.Embedder;
import org.semblance.embed.Embedding;
import org.semblance.inference.ExecutionProvider;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelShelf;
import org.semblance.inference.ModelTask;
import org.semblance.liveness.FrozenPicture;

/// From a frame to what it says of the face that asks. One thread uses it.
public final class Recognition implements AutoCloseable {
    private static final double PLAINLY_NEARER = 0.8;
    private static final double LEAST_EYE_DISTANCE = 8;
    /// Three of four frames do without the detector: a fourth of its cost is little beside the rest of a frame,
    /// and a second face is noticed with the fourth frame, 133 ms at 30 frames a second; sooner before a match
    /// is accepted.
    static final int MOST_FOLLOWED = 3;
    /// Slow cameras show less of what happened in between.
    static final long MOST_UNSEARCHED_NANOS = 150_000_000L;

    private final FaceDetector detector;
    private final LandmarkRefiner refiner;
    private final FaceAligner aligner;
    private final Embedder embedder;
    private final FrozenPicture frozen = new FrozenPicture();
    private final MatchTables tables;
    private final ExecutionProvider provider;
    private final SwapGuard swaps;
    private FaceTracker tracker = new FaceTracker();
    private long aloneTrack = -1;
    private FollowedFace followed;

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
        this.swaps = new SwapGuard(tables.calibration());
    }

    /// Opens the shipped models of a folder.
    public static Recognition open(Path models, Inference inference) throws ModelException {
        return open(new ModelShelf(models, models), inference);
    }

    /// Opens the models in use, and tries each of them. Keeps none where one cannot be used.
    public static Recognition open(ModelShelf shelf, Inference inference) throws ModelException {
        var detector = shelf.with(ModelTask.DETECTION, card -> ModelTrial.detector(inference.open(card)));
        try {
            var refiner = shelf.with(ModelTask.LANDMARKS, card -> ModelTrial.refiner(inference.open(card)));
            try {
                return shelf.with(ModelTask.EMBEDDING, card -> open(detector, refiner, card, inference));
            } catch (ModelException e) {
                refiner.close();
                throw e;
            }
        } catch (ModelException e) {
            detector.close();
            throw e;
        }
    }

    private static Recognition open(FaceDetector detector, LandmarkRefiner refiner, Path card, Inference inference)
            throws ModelException {
        var tables = MatchTables.of(ModelCard.read(card));
        var network = inference.open(card);
        var embedder = ModelTrial.embedder(network);
        return new Recognition(
                detector, refiner, new FaceAligner(network.card()), embedder, tables, network.provider());
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
        swaps.forget();
        lose();
    }

    private void lose() {
        followed = null;
        aloneTrack = -1;
    }

    /// As [#observe], but a face that was alone in the last two frames is looked for only where it was, for a few
    /// frames: most of the detector's time is saved.
    ///
    /// @param search whether the whole frame has to be searched in any case
    public Observation follow(Frame frame, boolean search) throws ModelException {
        if (!search && mayFollow(frame)) {
            var box = followed.landmarks().box().orElseGet(followed::expected);
            var seen = refiner.look(frame.bgr(), box);
            if (seen.isFace() && isFace(seen.landmarks()) && followed.isNear(seen.landmarks())) {
                followed = followed.next(seen.landmarks());
                return followed(frame, seen);
            }
        }
        return observe(frame);
    }

    private boolean mayFollow(Frame frame) {
        return followed != null
                && frame.condition() == FrameCondition.USABLE
                && followed.frames() < MOST_FOLLOWED
                && frame.timestampNanos() >= followed.searchedNanos()
                && frame.timestampNanos() - followed.searchedNanos() <= MOST_UNSEARCHED_NANOS;
    }

    private Observation followed(Frame frame, RefinedFace seen) throws ModelException {
        var face = new Face(followed.expected(), seen.landmarks(), seen.score());
        var faces = tracker.update(List.of(face), frame.timestampNanos());
        if (faces.getFirst().track() != followed.track()) return observe(frame);
        return told(frame, false, faces, examine(frame, faces.getFirst(), seen));
    }

    /// The flow up to the evidence; [Verification] goes on with match and decide.
    public Observation observe(Frame frame) throws ModelException {
        var before = aloneTrack;
        lose();
        if (frame.condition() != FrameCondition.USABLE) return blank(frame, Sight.DARK, List.of());
        var faces = tracker.update(detector.detect(frame.bgr()), frame.timestampNanos());
        if (faces.isEmpty()) return blank(frame, Sight.NO_FACE, faces);
        var asking = asking(faces);
        if (asking.isEmpty()) return blank(frame, Sight.SEVERAL_FACES, faces);
        var refined = refiner.refine(frame.bgr(), asking.get().face().box());
        if (faces.size() == 1) begin(frame, asking.get(), refined, before);
        return told(frame, true, faces, examine(frame, asking.get(), refined));
    }

    private void begin(Frame frame, TrackedFace face, RefinedFace refined, long before) {
        aloneTrack = face.track();
        if (!refined.isFace() || face.track() != before) return;
        var points = refined.landmarks();
        followed = new FollowedFace(
                face.track(), frame.timestampNanos(), 0, face.face().box(), points, points);
    }

    /// The subject may have got a new track since its face was found.
    private static Observation told(Frame frame, boolean searched, List<TrackedFace> faces, Optional<Subject> subject) {
        var now = faces.stream()
                .map(face -> subject.filter(one -> one.face().face() == face.face())
                        .map(Subject::face)
                        .orElse(face))
                .toList();
        return new Observation(frame.sequence(), frame.timestampNanos(), Sight.FACE, searched, now, subject);
    }

    /// Whether anybody is in the frame: the detector alone, tracks untouched.
    public boolean seesFace(Frame frame) throws ModelException {
        return !detector.detect(frame.bgr()).isEmpty();
    }

    private Optional<Subject> examine(Frame frame, TrackedFace found, RefinedFace refined) throws ModelException {
        var landmarks = refined.landmarks();
        if (!isFace(landmarks)) {
            frozen.observe(frame, found);
            return Optional.empty();
        }
        try (var aligned = aligner.align(frame.bgr(), landmarks)) {
            var quality = Quality.of(aligned, landmarks, frame.width(), frame.height());
            Optional<Embedding> embedding =
                    quality.isEvidence() ? Optional.of(embedder.embed(aligned)) : Optional.empty();
            var face = embedding.isPresent() ? continued(found, embedding.get()) : found;
            return Optional.of(new Subject(face, landmarks, quality, embedding, frozen.observe(frame, face)));
        }
    }

    /// The same face, or, where somebody else took its place, that one on a new track.
    private TrackedFace continued(TrackedFace face, Embedding embedding) {
        if (!swaps.isSwapped(face.track(), embedding)) return face;
        lose();
        var number = tracker.renew(face.track());
        swaps.renamed(number);
        return new TrackedFace(number, face.face());
    }

    private static Observation blank(Frame frame, Sight sight, List<TrackedFace> faces) {
        return new Observation(frame.sequence(), frame.timestampNanos(), sight, true, faces, Optional.empty());
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
