package org.semblance.training;

import java.io.IOException;
import java.util.Optional;
import org.semblance.detect.Box;

/// A picture of a data set, not read yet.
///
/// @param box of the face, where the data set knows it, in the picture's pixels
public record Picture(CropShard.Label label, Optional<Box> box, Bytes file) {
    @FunctionalInterface
    public interface Bytes {
        /// The encoded picture.
        byte[] read() throws IOException;
    }
}
