package org.semblance.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.semblance.align.AlignedFace;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;

/// The faces of a folder's pictures, cut out as an embedder wants them. Closes them.
final class AlignedPictures implements AutoCloseable {
    private final List<AlignedFace> faces = new ArrayList<>();

    /// @param folder of pictures, in folders as deep as they may be
    /// @param count at most; spread over the folder
    /// @param card of the embedder
    AlignedPictures(Path folder, int count, Path models, ModelCard card, DoubleConsumer progress)
            throws IOException, ModelException, TrainingException, InterruptedException {
        var files = files(folder);
        var label = new CropShard.Label("", "", CropShard.UNKNOWN);
        try (var cropper = new FaceCropper(models, new Inference(Inference.Choice.CPU), card, 0)) {
            for (var i = 0; i < Math.min(count, files.size()); i++) {
                if (Thread.interrupted()) throw new InterruptedException();
                var file = files.get((int) ((long) i * files.size() / Math.min(count, files.size())));
                var picture = Picture.of(label, file);
                try {
                    faces.add(cropper.crop(picture, picture.file().read()));
                } catch (FaceFinder.RefusedException e) {
                    System.getLogger(AlignedPictures.class.getName())
                            .log(System.Logger.Level.DEBUG, "{0}: {1}", file, e.refusal());
                }
                progress.accept((i + 1.0) / Math.min(count, files.size()));
            }
        }
    }

    List<AlignedFace> faces() {
        return List.copyOf(faces);
    }

    private static List<Path> files(Path folder) throws IOException, TrainingException {
        if (!Files.isDirectory(folder)) throw new TrainingException.BadData(TrainingFlaw.NO_FOLDER, folder);
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\.(jpe?g|png|webp|bmp)"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        faces.forEach(AlignedFace::close);
    }
}
