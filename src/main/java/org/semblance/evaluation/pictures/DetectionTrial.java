package org.semblance.evaluation.pictures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.camera.CameraException;
import org.semblance.camera.Picture;
import org.semblance.detect.Face;
import org.semblance.detect.YunetDetector;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.rates.Rate;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.Figures;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelTask;

/// How a detector does beside another one. A face of the other's with a score above 0.8 is found when a box
/// overlaps it by half (intersection over union); a box that overlaps no face of the other's, of whatever
/// score, by 0.3 is a false alarm.
///
/// @param images a folder, searched to its depth
/// @param against card of the other detector
public record DetectionTrial(Path images, Path against, EvaluatedModels models) implements Trial {
    private static final double SURE = 0.8;
    private static final double FOUND = 0.5;
    private static final double NEAR = 0.3;

    @Override
    public Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException {
        var figures = new Figures()
                .addModel(ModelTask.DETECTION, models.detector())
                .add("models.against", "Beside", ModelCard.read(against).id(), "");
        var files = files(images);
        var inference = new Inference(Inference.Choice.CPU);
        var tally = new Tally();
        try (var own = new YunetDetector(models.openDetector(inference));
                var other = new YunetDetector(inference.open(against))) {
            for (var i = 0; i < files.size(); i++) {
                if (Thread.interrupted()) throw new InterruptedException();
                try (Mat picture = Picture.read(files.get(i))) {
                    tally.add(own.detect(picture), other.detect(picture));
                } catch (CameraException.Unreadable e) {
                    tally.unreadable.add(files.get(i));
                }
                progress.accept((i + 1.0) / files.size());
            }
        }
        if (tally.looked == 0) throw new EvaluationException.BadPictures(EvaluationFlaw.NO_READABLE, images);
        return tally.report(figures);
    }

    static List<Path> files(Path images) throws EvaluationException {
        try (var walk = Files.walk(images)) {
            var files = walk.filter(PeopleFolder::isPicture).sorted().toList();
            if (files.isEmpty()) throw new EvaluationException.BadPictures(EvaluationFlaw.NO_FILES, images);
            return files;
        } catch (IOException e) {
            throw new EvaluationException.Unreadable(images, e);
        } catch (UncheckedIOException e) {
            throw new EvaluationException.Unreadable(images, e.getCause());
        }
    }

    private static final class Tally {
        private final List<Path> unreadable = new ArrayList<>();
        private long looked;
        private long faces;
        private long found;
        private long alarms;
        private double pointError;

        void add(List<Face> own, List<Face> other) {
            looked++;
            for (var face : other) {
                if (face.score() <= SURE) continue;
                faces++;
                var best = own.stream()
                        .filter(mine -> mine.box().overlap(face.box()) >= FOUND)
                        .max(Comparator.comparingDouble(mine -> mine.box().overlap(face.box())));
                if (best.isEmpty()) continue;
                found++;
                pointError += pointError(best.get(), face);
            }
            alarms += own.stream()
                    .filter(mine -> other.stream().noneMatch(face -> mine.box().overlap(face.box()) >= NEAR))
                    .count();
        }

        Evaluation report(Figures figures) {
            figures.add("pictures", "Pictures", looked, "")
                    .addUnreadable(unreadable)
                    .add("faces", "Faces the other is sure of", faces, "")
                    .add("alarms", "False alarms", alarms, "")
                    .add("alarms_a_picture", "False alarms a picture", (double) alarms / looked, "");
            if (faces > 0) figures.add("recall", "Of those found", Rate.exact(found, faces));
            if (found > 0) {
                figures.add("point_error", "Mean distance of their points", 100 * pointError / found, "% of the eyes'");
            }
            return new Evaluation("Detection beside another detector", figures.list(), List.of());
        }
    }

    private static double pointError(Face own, Face other) {
        var sum = 0.0;
        var mine = own.landmarks().points();
        var theirs = other.landmarks().points();
        for (var i = 0; i < mine.size(); i++) {
            sum += Math.hypot(
                    mine.get(i).x() - theirs.get(i).x(),
                    mine.get(i).y() - theirs.get(i).y());
        }
        return sum / mine.size() / other.landmarks().eyeDistance();
    }
}
