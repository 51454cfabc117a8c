package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.camera.CameraException;
import org.semblance.camera.Picture;
import org.semblance.detect.YunetDetector;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.rates.Rate;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.Figures;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelTask;

/// How often a detector sees a face where nobody is.
///
/// @param images a folder of pictures without people, searched to its depth
public record EmptyPlacesTrial(Path images, EvaluatedModels models) implements Trial {
    @Override
    public Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException {
        var figures = new Figures().addModel(ModelTask.DETECTION, models.detector());
        var files = DetectionTrial.files(images);
        var unreadable = new ArrayList<Path>();
        long looked = 0, wrong = 0, boxes = 0;
        try (var detector = new YunetDetector(models.openDetector(new Inference(Inference.Choice.CPU)))) {
            for (var i = 0; i < files.size(); i++) {
                if (Thread.interrupted()) throw new InterruptedException();
                try (Mat picture = Picture.read(files.get(i))) {
                    var found = detector.detect(picture).size();
                    looked++;
                    boxes += found;
                    if (found > 0) wrong++;
                } catch (CameraException.Unreadable _) {
                    unreadable.add(files.get(i));
                }
                progress.accept((i + 1.0) / files.size());
            }
        }
        if (looked == 0) throw new EvaluationException.BadPictures(EvaluationFlaw.NO_READABLE, images);
        figures.add("pictures", "Pictures", looked, "")
                .addUnreadable(unreadable)
                .add("alarms", "False alarms", boxes, "")
                .add("alarmed", "Pictures with a false alarm", Rate.exact(wrong, looked));
        return new Evaluation("Detection where nobody is", figures.list(), List.of());
    }
}
