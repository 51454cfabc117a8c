package org.semblance.evaluation.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.align.AlignedFace;
import org.semblance.camera.CameraException;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;

/// Keeps aligned faces, so that the next embedder need not wait for detector and landmarks again. A file is
/// named by the SHA-256 of the picture's bytes and of what cut the face out: the cards of both networks and the
/// template. It holds the BGR bytes, or nothing where no face was found. A folder that cannot be written to is
/// told once.
final class FaceCache {
    /// The way a face comes about that is not kept yet.
    interface Cutter {
        Optional<AlignedFace> cut(Path file) throws CameraException.Unreadable, ModelException;
    }

    private final Path folder;
    private final int side;
    private final byte[] stages;
    private boolean isWritable = true;

    /// @param detector card
    /// @param landmarks card
    FaceCache(Path folder, Path detector, Path landmarks, ModelCard embedder) throws ModelException {
        this.folder = folder;
        side = embedder.integer("input.width");
        var template = embedder.rows("alignment.points", "x", "y").stream()
                .map(Arrays::toString)
                .toList();
        try {
            stages = digest(
                    Files.readAllBytes(detector),
                    Files.readAllBytes(landmarks),
                    (side + " " + template).getBytes(UTF_8));
        } catch (IOException e) {
            throw new ModelException.Missing(detector);
        }
    }

    Optional<AlignedFace> face(Path picture, Cutter cutter) throws CameraException.Unreadable, ModelException {
        try {
            var name = HexFormat.of().formatHex(digest(stages, Files.readAllBytes(picture)));
            var file = folder.resolve(name.substring(0, 2)).resolve(name.substring(2) + ".bgr");
            if (Files.exists(file)) {
                var bytes = Files.readAllBytes(file);
                if (bytes.length == 0) return Optional.empty();
                if (bytes.length == side * side * 3) return Optional.of(face(bytes));
            }
            var cut = cutter.cut(picture);
            if (isWritable) keep(cut, file);
            return cut;
        } catch (IOException e) {
            return cutter.cut(picture);
        }
    }

    private AlignedFace face(byte[] bytes) {
        var crop = new Mat(side, side, CV_8UC3);
        crop.data().put(bytes);
        return new AlignedFace(crop);
    }

    private void keep(Optional<AlignedFace> face, Path file) {
        var bytes = new byte[face.isPresent() ? side * side * 3 : 0];
        face.ifPresent(cut -> cut.picture().data().get(bytes));
        try {
            Files.createDirectories(file.getParent());
            var unfinished = Files.createTempFile(file.getParent(), "", ".unfinished");
            try {
                Files.write(unfinished, bytes);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            isWritable = false;
            System.getLogger(FaceCache.class.getName())
                    .log(System.Logger.Level.WARNING, "no more faces are kept in {0}: {1}", folder, e.getMessage());
        }
    }

    private static byte[] digest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
