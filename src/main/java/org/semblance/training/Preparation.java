package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.inference.ModelException;

/// Cuts the faces out of pictures once, shows them to the teacher and keeps both as [CropShard]s. What a killed
/// preparation had finished is not done again, unless it was of other pictures or for another teacher.
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
    void run(List<Picture> pictures, Path target, Consumer<Integer> done)
            throws IOException, ModelException, InterruptedException {
        Files.createDirectories(target);
        var seenBy = teacher.isPresent() ? teacher.get().sha256() : "";
        var folders = new HashSet<String>();
        for (var start = 0; start < pictures.size(); start += SHARD) {
            var end = Math.min(start + SHARD, pictures.size());
            var name = "%06d".formatted(start);
            folders.add(name);
            var folder = target.resolve(name);
            var origin = Origin.of(pictures.subList(start, end), seenBy);
            if (Origin.isKept(folder, origin)) continue;
            try (var writer = new CropWriter(folder, origin)) {
                for (var i = start; i < end; i++) {
                    if (Thread.interrupted()) throw new InterruptedException();
                    write(writer, pictures.get(i));
                    done.accept(i + 1);
                }
                writer.finish();
            }
        }
        Origin.keepOnly(target, folders);
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
