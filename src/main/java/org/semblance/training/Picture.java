package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.semblance.detect.Box;

/// A picture of a data set, not read yet.
///
/// @param box of the face, where the data set knows it, in the picture's pixels
/// @param version another one when the picture changes
public record Picture(CropShard.Label label, Optional<Box> box, String version, Bytes file) {
    @FunctionalInterface
    public interface Bytes {
        /// The encoded picture.
        byte[] read() throws IOException;
    }

    /// A file of its own, whose face nobody has looked for.
    static Picture of(CropShard.Label label, Path path) {
        var file = path.toFile();
        var version = file.length() + " " + file.lastModified();
        return new Picture(label, Optional.empty(), version, () -> Files.readAllBytes(path));
    }
}
