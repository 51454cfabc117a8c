package org.semblance.training.detector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.semblance.detect.YunetDetector;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.training.FaceFolders;
import org.semblance.training.PackedFaces;
import org.semblance.training.Picture;
import org.semblance.training.StepEvents;
import org.semblance.training.TrainingException;
import org.semblance.training.TrainingFlaw;

/// The pictures of an order with their labels: those to train on, those of people held out, and places.
final class DetectorData implements AutoCloseable {
    /// A face narrower than that in its picture has nothing to show when it is pasted larger.
    private static final int LEAST_WIDTH = 40;

    private final List<LabelledPicture> training = new ArrayList<>();
    private final List<LabelledPicture> heldOut = new ArrayList<>();
    private final List<LabelledPicture> places = new ArrayList<>();
    private final List<PackedFaces> packs = new ArrayList<>();

    private DetectorData() {}

    static DetectorData of(DetectorOrder order, StepEvents events)
            throws IOException, ModelException, TrainingException, InterruptedException {
        var data = new DetectorData();
        var labels = Files.createDirectories(order.output().resolve("labels"));
        var sha256 = ModelCard.read(order.teacher()).text("sha256");
        try (var teacher = new YunetDetector(new Inference(Inference.Choice.CPU).open(order.teacher()))) {
            for (var folder : order.data()) {
                var pictures = data.read(folder, labels, teacher, sha256, events);
                for (var picture : pictures) data.sort(picture, order.regimen().heldOut());
            }
            for (var folder : order.backgrounds()) {
                data.places.addAll(data.read(folder, labels, teacher, sha256, events));
            }
        } catch (IOException | ModelException | TrainingException | InterruptedException e) {
            data.close();
            throw e;
        }
        return data;
    }

    private List<LabelledPicture> read(
            Path folder, Path labels, YunetDetector teacher, String sha256, StepEvents events)
            throws IOException, ModelException, TrainingException, InterruptedException {
        if (Files.exists(folder.resolve(PackedFaces.TABLE))) return packed(folder);
        var pictures = new FaceFolders(folder).pictures();
        var table = labels.resolve(tableName(folder.toAbsolutePath().normalize()));
        return new TeacherLabels(table).of(pictures, teacher, sha256, done -> events.prepared(done, pictures.size()));
    }

    /// Its own for every folder, also for two of one name.
    private static String tableName(Path folder) {
        return "%s-%08x.tsv".formatted(folder.getFileName(), folder.toString().hashCode());
    }

    private List<LabelledPicture> packed(Path folder) throws IOException, TrainingException {
        var packed = new PackedFaces(folder);
        packs.add(packed);
        var labelled = new ArrayList<LabelledPicture>();
        var pictures = packed.pictures();
        for (var i = 0; i < pictures.size(); i++) {
            labelled.add(new LabelledPicture(pictures.get(i), List.of(packed.face(i))));
        }
        return labelled;
    }

    private void sort(LabelledPicture picture, int every) {
        var main = picture.main();
        if (main.isEmpty() || main.get().box().width() < LEAST_WIDTH) return;
        (isHeldOut(picture.picture(), every) ? heldOut : training).add(picture);
    }

    private static boolean isHeldOut(Picture picture, int every) {
        var person = picture.label().person();
        return every > 0 && person >= 0 && person % every == 0;
    }

    List<LabelledPicture> training() throws TrainingException {
        if (!training.isEmpty()) return training;
        throw new TrainingException.TooFew(TrainingFlaw.NO_LARGE_FACE, LEAST_WIDTH);
    }

    List<LabelledPicture> heldOut() {
        return heldOut;
    }

    /// Where pasted people are put: places, and the parts of whole scenes where nobody is.
    Backgrounds backgrounds() {
        return new Backgrounds(
                places,
                training.stream()
                        .filter(picture -> picture.picture().box().isEmpty())
                        .toList());
    }

    int places() {
        return places.size();
    }

    @Override
    public void close() throws IOException {
        for (var pack : packs) pack.close();
    }
}
