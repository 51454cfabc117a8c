package org.semblance.evaluation;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.align.FaceAligner;
import org.semblance.align.LandmarkRefiner;
import org.semblance.detect.YunetDetector;
import org.semblance.embed.Embedder;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

/// The stages one by one, on a synthetic clip.
final class StageTimings {
    private final int frames;
    private final int warmUp;
    private Timings decode = new Timings();
    private Timings detect = new Timings();
    private Timings align = new Timings();
    private Timings embed = new Timings();
    private int withoutFace;

    StageTimings(int frames, int warmUp) {
        this.frames = frames;
        this.warmUp = warmUp;
    }

    void run(Path models, Inference inference, DoubleConsumer progress) throws ModelException {
        var script = Script.attempt(SyntheticPerson.bundled("person-01"), 1, warmUp + frames);
        var network = inference.open(models, "embedder");
        try (var camera = new SyntheticCamera();
                var detector = new YunetDetector(inference.open(models, "detector"));
                var refiner = new LandmarkRefiner(inference.open(models, "landmarks"));
                var aligner = new FaceAligner(network.card());
                var embedder = new Embedder(network)) {
            for (var n = 0; n < script.length(); n++) {
                if (n == warmUp) forget();
                try (var taken = camera.take(script.scene().apply(n));
                        var picture = decode(taken)) {
                    stages(picture, detector, refiner, aligner, embedder);
                }
                progress.accept((n + 1.0) / script.length());
            }
        }
    }

    private void forget() {
        decode = new Timings();
        detect = new Timings();
        align = new Timings();
        embed = new Timings();
        withoutFace = 0;
    }

    /// As a webcam sends it: a JPEG picture.
    private Mat decode(Mat taken) {
        try (var jpeg = new BytePointer()) {
            imencode(".jpg", taken, jpeg);
            try (var encoded = new Mat(1, (int) jpeg.limit(), opencv_core.CV_8UC1, jpeg)) {
                var started = System.nanoTime();
                var picture = imdecode(encoded, IMREAD_COLOR);
                decode.add(System.nanoTime() - started);
                return picture;
            }
        }
    }

    private void stages(
            Mat picture, YunetDetector detector, LandmarkRefiner refiner, FaceAligner aligner, Embedder embedder)
            throws ModelException {
        var started = System.nanoTime();
        var faces = detector.detect(picture);
        var detected = System.nanoTime();
        detect.add(detected - started);
        if (faces.isEmpty()) {
            withoutFace++;
            return;
        }
        try (var aligned = aligner.align(
                picture, refiner.refine(picture, faces.getFirst().box()).landmarks())) {
            var ready = System.nanoTime();
            align.add(ready - detected);
            embedder.embed(aligned);
            embed.add(System.nanoTime() - ready);
        }
    }

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        add(figures, "decode_ms", "Decode a JPEG frame", decode);
        add(figures, "detect_ms", "Detect", detect);
        add(figures, "align_ms", "Align: refine points, warp", align);
        add(figures, "embed_ms", "Embed", embed);
        if (withoutFace > 0) figures.add(new Figure("without_face", "Frames without a face", withoutFace, ""));
        return figures;
    }

    static void add(List<Figure> figures, String key, String label, Timings timings) {
        if (timings.count() == 0) return;
        figures.add(new Figure(key + ".p50", label + ", p50", timings.p50(), "ms"));
        figures.add(new Figure(key + ".p95", label + ", p95", timings.p95(), "ms"));
    }
}
