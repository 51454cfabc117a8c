package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.inference.ModelException;

/// Cuts the faces out of pictures once, shows them to the teacher and keeps both as [CropShard]s. What a killed
/// preparation had finished is not done again.
final class Preparation {
    private static final int SHARD = 2000;

    private final FaceCropper cropper;
    private final Optional<Teacher> teacher;

    Preparation(FaceCropper cropper, Optional<Teacher> teacher) {
        this.cropper = cropper;
        this.teacher = teacher;
    }

    /// @param target a folder that gets a folder for each 2000 pictures
    /// @param done told after each picture how many there were so far
    void run(List<Picture> pictures, Path target, Consumer<Integer> done) throws IOException, ModelException {
        Files.createDirectories(target);
        for (var start = 0; start < pictures.size(); start += SHARD) {
            var end = Math.min(start + SHARD, pictures.size());
            var folder = target.resolve("%06d".formatted(start));
            if (Files.isDirectory(folder)) continue;
            try (var writer = new CropWriter(folder)) {
                for (var i = start; i < end; i++) {
                    write(writer, pictures.get(i));
                    done.accept(i + 1);
                }
                writer.finish();
            }
        }
    }

    private void write(CropWriter writer, Picture picture) throws IOException, ModelException {
        try (var crop = cropper.crop(picture, picture.file().read())) {
            var embedding = teacher.isPresent() ? teacher.get().embed(crop.picture()) : new float[0];
            writer.add(picture.label(), crop.picture(), embedding);
        } catch (FaceFinder.RefusedException e) {
            writer.refuse(picture.label(), e.refusal());
        }
    }
}
