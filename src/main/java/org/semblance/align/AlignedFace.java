package org.semblance.align;

import org.bytedeco.opencv.opencv_core.Mat;

/// A face turned, scaled and shifted into the embedder's template: CV_8UC3, BGR. Closed by who asked for it.
public record AlignedFace(Mat picture) implements AutoCloseable {
    @Override
    public void close() {
        picture.close();
    }
}
