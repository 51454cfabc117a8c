package org.semblance.recognition;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.semblance.align.FaceAligner;
import org.semblance.align.LandmarkRefiner;
import org.semblance.detect.Box;
import org.semblance.detect.FaceDetector;
import org.semblance.detect.Landmarks;
import org.semblance.detect.YunetDetector;
import org.semblance.embed.Embedder;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;
import org.semblance.inference.ModelTask;
import org.semblance.inference.Network;

/// Whether networks do what their cards say: each runs once on a gray picture, in the stage that will use it. What
/// does not fit is found then and not with somebody's face.
public final class ModelTrial {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    /// No card's mean: of an input of zeros a network may well make zeros.
    private static final double GRAY = 96;

    private static final Box FACE = new Box(110, 70, 100, 100);
    private static final Landmarks POINTS = Landmarks.of(140, 110, 180, 110, 160, 130, 145, 150, 175, 150);

    @FunctionalInterface
    private interface Making<S> {
        S of(Network network) throws ModelException;
    }

    @FunctionalInterface
    private interface Look<S> {
        void at(S stage, Mat picture) throws ModelException;
    }

    private ModelTrial() {}

    /// Tries a model in every variant that its card offers. An embedder may lack a calibration; what it has of that
    /// is read as [Recognition#open] reads it.
    public static void run(Path file, ModelTask task) throws ModelException {
        var card = ModelCard.read(file);
        for (var inference : Inference.ofEachVariant(card)) {
            switch (task) {
                case DETECTION -> detector(inference.open(file)).close();
                case LANDMARKS -> refiner(inference.open(file)).close();
                case EMBEDDING -> embedder(inference.open(file)).close();
            }
        }
        if (task == ModelTask.EMBEDDING && card.has("calibration")) MatchTables.of(card);
    }

    /// Takes ownership of the network, as all of these.
    static FaceDetector detector(Network network) throws ModelException {
        return passed(network, YunetDetector::new, FaceDetector::detect);
    }

    static LandmarkRefiner refiner(Network network) throws ModelException {
        return passed(network, LandmarkRefiner::new, (refiner, picture) -> refiner.look(picture, FACE));
    }

    static Embedder embedder(Network network) throws ModelException {
        return passed(network, Embedder::new, (embedder, picture) -> {
            try (var aligner = new FaceAligner(network.card());
                    var face = aligner.align(picture, POINTS)) {
                embedder.embed(face);
            }
        });
    }

    private static <S> S passed(Network network, Making<? extends S> making, Look<S> look) throws ModelException {
        try (var gray = Scalar.all(GRAY);
                var picture = new Mat(HEIGHT, WIDTH, CV_8UC3, gray)) {
            checkSize(network);
            var stage = making.of(network);
            look.at(stage, picture);
            return stage;
        } catch (ModelException e) {
            network.close();
            throw e;
        }
    }

    /// Not every stage asks the card for the size of a picture that the network insists on.
    private static void checkSize(Network network) throws ModelException {
        var card = network.card();
        var takes = new int[] {network.fixedWidth(), network.fixedHeight()};
        var says = takes.clone();
        if (takes[0] > 0 && card.has("input.width")) says[0] = card.integer("input.width");
        if (takes[1] > 0 && card.has("input.height")) says[1] = card.integer("input.height");
        if (Arrays.equals(takes, says)) return;
        throw new ModelException.WrongShape(
                ModelFlaw.OTHER_SHAPE, card.id(), Arrays.toString(takes), Arrays.toString(says));
    }
}
