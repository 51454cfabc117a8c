package org.semblance.training.detector;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.detect.Face;
import org.semblance.training.Picture;

/// A picture and the faces that the teacher finds in it, best score first.
record LabelledPicture(Picture picture, List<Face> faces) {
    /// From this score on the teacher's word is taken.
    static final double SURE = 0.7;

    Optional<Face> main() {
        return faces.stream()
                .filter(face -> face.score() >= SURE)
                .max(Comparator.comparingDouble(face -> face.box().area()));
    }

    /// @return 8-bit BGR; empty where the bytes are no picture
    Mat decode() throws IOException {
        var bytes = picture.file().read();
        if (bytes.length == 0) return new Mat();
        try (var pointer = new BytePointer(bytes);
                var encoded = new Mat(1, bytes.length, org.bytedeco.opencv.global.opencv_core.CV_8UC1, pointer)) {
            return opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
        }
    }
}
