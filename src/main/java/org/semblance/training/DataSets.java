package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.semblance.detect.Landmarks;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

/// Turns the folders somebody names into prepared faces, once.
final class DataSets {
    private final Path models;
    private final Optional<Path> teacher;
    private final TrainingEvents events;

    /// @param teacher its card
    DataSets(Path models, Optional<Path> teacher, TrainingEvents events) {
        this.models = models;
        this.teacher = teacher;
        this.events = events;
    }

    /// @param target gets a folder for each data set that is not prepared yet
    /// @return folders of prepared faces
    List<Path> prepare(List<Path> data, Path target)
            throws IOException, ModelException, TrainingException, InterruptedException {
        var prepared = new ArrayList<Path>();
        var inference = new Inference(Inference.Choice.CPU);
        for (var i = 0; i < data.size(); i++) {
            if (isPrepared(data.get(i))) {
                prepared.add(data.get(i));
                continue;
            }
            var folder = target.resolve(
                    i + "-" + data.get(i).toAbsolutePath().normalize().getFileName());
            prepare(data.get(i), folder, inference);
            prepared.add(folder);
        }
        return prepared;
    }

    /// Whether all of it was prepared with a teacher already.
    static boolean areTaught(List<Path> data) throws IOException, TrainingException {
        for (var folder : data) {
            if (!isPrepared(folder)) return false;
            for (var shard : Faces.shards(folder)) {
                if (!Files.exists(shard.resolve(CropShard.TEACHER))) return false;
            }
        }
        return true;
    }

    private static boolean isPrepared(Path folder) throws IOException, TrainingException {
        if (!Files.isDirectory(folder)) throw new TrainingException.BadData(TrainingFlaw.NO_FOLDER, folder);
        return !Faces.shards(folder).isEmpty();
    }

    private void prepare(Path data, Path target, Inference inference)
            throws IOException, ModelException, TrainingException, InterruptedException {
        try (var cropper = new FaceCropper(models, inference);
                var seen = openTeacher(inference)) {
            var preparation = new Preparation(cropper, Optional.ofNullable(seen));
            if (!Files.exists(data.resolve(PackedFaces.TABLE))) {
                run(preparation, new FaceFolders(data).pictures(), target);
                return;
            }
            try (var packed = new PackedFaces(data)) {
                run(preparation, packed.pictures(), target);
            }
        }
    }

    private void run(Preparation preparation, List<Picture> pictures, Path target)
            throws IOException, ModelException, InterruptedException {
        preparation.run(pictures, target, done -> events.prepared(done, pictures.size()));
    }

    private Teacher openTeacher(Inference inference) throws ModelException {
        if (teacher.isEmpty()) return null;
        var card = teacher.get().toAbsolutePath();
        var name = card.getFileName().toString().replaceFirst("\\.json$", "");
        Landmarks points;
        try (var embedder = inference.open(models, "embedder")) {
            points = Teacher.pointsOf(embedder, CropShard.MARGIN);
        }
        return new Teacher(inference.open(card.getParent(), name), points);
    }
}
