package org.semblance.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;

/// Reads YuNet's outputs, one cell per stride x stride pixels, row by row, at strides 8, 16 and 32: score =
/// sqrt(cls obj), center = (column + b0, row + b1) stride, size = exp(b2, b3) stride, point = (column + kx, row
/// + ky) stride.
///
/// Source: Wu, Peng, Yu: YuNet: A Tiny Millisecond-level Face Detector, Machine Intelligence Research 20 (2023).
final class YunetCells {
    private static final int[] STRIDES = {8, 16, 32};

    private final String model;
    private final double threshold;

    YunetCells(String model, double threshold) {
        this.model = model;
        this.threshold = threshold;
    }

    /// @param width of the padded input, in pixels
    /// @param scale of the input against the picture: boxes and points come back in the picture's pixels
    List<Face> decode(Map<String, float[]> outputs, int width, int height, double scale) throws ModelException {
        var faces = new ArrayList<Face>();
        for (var stride : STRIDES) {
            var columns = width / stride;
            var count = columns * (height / stride);
            var cls = output(outputs, "cls_" + stride, count);
            var obj = output(outputs, "obj_" + stride, count);
            var box = output(outputs, "bbox_" + stride, 4 * count);
            var points = output(outputs, "kps_" + stride, 10 * count);
            for (var cell = 0; cell < count; cell++) {
                var score = Math.sqrt(unit(cls[cell]) * unit(obj[cell]));
                if (!(score >= threshold)) continue;
                var column = cell % columns;
                var row = cell / columns;
                faces.add(new Face(
                        box(box, cell, column, row, stride / scale),
                        landmarks(points, cell, column, row, stride / scale),
                        score));
            }
        }
        return faces;
    }

    private static Box box(float[] box, int cell, int column, int row, double pixels) {
        var width = Math.exp(box[4 * cell + 2]) * pixels;
        var height = Math.exp(box[4 * cell + 3]) * pixels;
        var x = (column + box[4 * cell]) * pixels;
        var y = (row + box[4 * cell + 1]) * pixels;
        return new Box(x - width / 2, y - height / 2, width, height);
    }

    private static Landmarks landmarks(float[] points, int cell, int column, int row, double pixels) {
        var xy = new double[10];
        for (var i = 0; i < 10; i += 2) {
            xy[i] = (column + points[10 * cell + i]) * pixels;
            xy[i + 1] = (row + points[10 * cell + i + 1]) * pixels;
        }
        return Landmarks.of(xy);
    }

    private float[] output(Map<String, float[]> outputs, String name, int size) throws ModelException {
        var values = outputs.get(name);
        if (values != null && values.length == size) return values;
        throw new ModelException.WrongShape(ModelFlaw.VALUES, model, name, values == null ? 0 : values.length, size);
    }

    /// NaN becomes 0: no score, no face.
    private static double unit(float value) {
        return value > 0 ? Math.min(value, 1) : 0;
    }
}
