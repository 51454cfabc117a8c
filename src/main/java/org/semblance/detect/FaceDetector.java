package org.semblance.detect;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.inference.ModelException;

/// Finds faces. One thread uses it.
public interface FaceDetector extends AutoCloseable {
    /// @param picture CV_8UC3, BGR, any size
    /// @return faces with boxes and points in the picture's pixels, best score first
    List<Face> detect(Mat picture) throws ModelException;

    @Override
    void close();
}
