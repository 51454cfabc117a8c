package org.semblance.detect;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.semblance.inference.ModelException;
import org.semblance.inference.Network;
import org.semblance.inference.PictureInput;

/// Any network with YuNet's output layout. The picture is shrunk so that its longer side is the card's
/// recommended one (never enlarged), and padded with black at the right and bottom to multiples of 32, or to
/// the network's own size.
public final class YunetDetector implements FaceDetector {
    private static final int MULTIPLE = 32;
    private static final int DEFAULT_SIDE = 320;

    private final Network network;
    private final PictureInput input;
    private final YunetCells cells;
    private final int side;
    private final double nms;
    private final Mat padded = new Mat();

    public YunetDetector(Network network) throws ModelException {
        var card = network.card();
        this.network = network;
        this.input = new PictureInput(network);
        this.cells = new YunetCells(
                card.id(), card.optionalNumber("thresholds.score").orElse(0.6));
        this.nms = card.optionalNumber("thresholds.nms").orElse(0.3);
        this.side = longestSide();
    }

    private int longestSide() throws ModelException {
        if (network.fixedWidth() > 0) return Math.min(network.fixedWidth(), network.fixedHeight());
        if (!network.card().has("input.recommended")) return DEFAULT_SIDE;
        return network.card().largest("input.recommended");
    }

    @Override
    public List<Face> detect(Mat picture) throws ModelException {
        var scale = Math.min(1.0, (double) side / Math.max(picture.cols(), picture.rows()));
        shrinkAndPad(picture, scale);
        input.fill(padded);
        var found = cells.decode(network.run(), padded.cols(), padded.rows(), scale);
        return NonMaximumSuppression.apply(found, nms);
    }

    private void shrinkAndPad(Mat picture, double scale) {
        var width = (int) Math.max(1, Math.round(picture.cols() * scale));
        var height = (int) Math.max(1, Math.round(picture.rows() * scale));
        var paddedWidth = network.fixedWidth() > 0 ? network.fixedWidth() : roundUp(width);
        var paddedHeight = network.fixedHeight() > 0 ? network.fixedHeight() : roundUp(height);
        if (padded.cols() != paddedWidth || padded.rows() != paddedHeight) {
            padded.create(paddedHeight, paddedWidth, opencv_core.CV_8UC3);
        }
        if (paddedWidth != width || paddedHeight != height) padded.put(Scalar.BLACK);
        try (var area = new Rect(0, 0, width, height);
                var target = padded.apply(area);
                var size = new Size(width, height)) {
            opencv_imgproc.resize(picture, target, size, 0, 0, INTER_LINEAR);
        }
    }

    private static int roundUp(int size) {
        return (size + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    }

    @Override
    public void close() {
        input.close();
        padded.close();
        network.close();
    }
}
