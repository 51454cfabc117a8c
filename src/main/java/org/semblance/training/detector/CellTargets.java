package org.semblance.training.detector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.semblance.detect.Point;

/// What each cell of a batch of frames should say. A face belongs to the strides that fit its size, and there
/// to the cells around its middle; the other cells near its middle are left alone, on the strides next to its
/// own as well. On strides far from its size the cells inside a face must say no, or boxes nested in the face
/// are the result.
final class CellTargets {
    static final float LEFT_ALONE = -1;

    /// Sides of the faces for which a stride is meant; they overlap, so that no size falls between two.
    private static final double[][] SIZES = {{0, 40}, {30, 100}, {75, 1e6}};

    /// How far beyond them a stride is left alone.
    private static final double SLACK = 1.5;

    /// The middle of a face, in parts of its size.
    private static final double MIDDLE = 0.25;

    private final int width;
    private final int height;
    private final float[] scores;
    private final List<Integer> cells = new ArrayList<>();
    private final List<float[]> faces = new ArrayList<>();
    private final List<Float> units = new ArrayList<>();

    CellTargets(int frames, int width, int height) {
        this.width = width;
        this.height = height;
        scores = new float[frames * cells(width, height)];
    }

    /// How many cells a frame has.
    static int cells(int width, int height) {
        return Arrays.stream(DetectorPlan.STRIDES)
                .map(stride -> width / stride * (height / stride))
                .sum();
    }

    /// 1 for a face, 0 for none, [#LEFT_ALONE], cell after cell.
    float[] scores() {
        return scores;
    }

    /// Number of each cell that has a face, over the whole batch.
    int[] cells() {
        return cells.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Box and points for each of [#cells], in the cells' own units as YuNet's outputs have them: 14 numbers.
    float[] faces() {
        var all = new float[faces.size() * (DetectorPlan.VALUES - 1)];
        for (var i = 0; i < faces.size(); i++) {
            System.arraycopy(faces.get(i), 0, all, i * (DetectorPlan.VALUES - 1), DetectorPlan.VALUES - 1);
        }
        return all;
    }

    /// The side of each cell as a part of its face's size.
    float[] units() {
        var all = new float[units.size()];
        for (var i = 0; i < all.length; i++) all[i] = units.get(i);
        return all;
    }

    void add(int frame, List<Target> targets) {
        var start = frame * cells(width, height);
        for (var level = 0; level < DetectorPlan.STRIDES.length; level++) {
            var stride = DetectorPlan.STRIDES[level];
            for (var target : targets) leaveAlone(start, level, stride, target);
            for (var target : targets) if (target.isSure() && isMeant(level, target, 1)) ask(start, stride, target);
            start += width / stride * (height / stride);
        }
    }

    private static boolean isMeant(int level, Target target, double slack) {
        return target.size() >= SIZES[level][0] / slack && target.size() < SIZES[level][1] * slack;
    }

    private void leaveAlone(int start, int level, int stride, Target target) {
        var isNear = isMeant(level, target, SLACK);
        if (target.isSure() && !isNear) return;
        var reach = target.isSure() ? MIDDLE * target.size() + stride / 2.0 : 0.5 * target.size() + stride / 2.0;
        around(stride, target, reach, (column, row) -> scores[start + row * (width / stride) + column] = LEFT_ALONE);
    }

    private void ask(int start, int stride, Target target) {
        var reach = Math.max(0.75 * stride, Math.min(1.5 * stride, MIDDLE / 2 * target.size()));
        around(stride, target, reach, (column, row) -> {
            var cell = start + row * (width / stride) + column;
            if (scores[cell] > 0) return;
            scores[cell] = 1;
            cells.add(cell);
            faces.add(relative(target, column, row, stride));
            units.add((float) (stride / target.size()));
        });
    }

    private interface Cell {
        void at(int column, int row);
    }

    /// Cells whose middle is within `reach` of the face's, in either direction.
    private void around(int stride, Target target, double reach, Cell action) {
        var center = target.box().center();
        var top = (int) Math.ceil((center.y() - reach) / stride - 0.5);
        var left = (int) Math.ceil((center.x() - reach) / stride - 0.5);
        for (var row = Math.max(0, top); row < height / stride && (row + 0.5) * stride <= center.y() + reach; row++) {
            for (var column = Math.max(0, left);
                    column < width / stride && (column + 0.5) * stride <= center.x() + reach;
                    column++) {
                action.at(column, row);
            }
        }
    }

    private static float[] relative(Target target, int column, int row, int stride) {
        var values = new float[DetectorPlan.VALUES - 1];
        put(values, 0, target.box().center(), column, row, stride);
        values[2] = (float) Math.log(target.box().width() / stride);
        values[3] = (float) Math.log(target.box().height() / stride);
        var points = target.points().points();
        for (var i = 0; i < points.size(); i++) put(values, 4 + 2 * i, points.get(i), column, row, stride);
        return values;
    }

    private static void put(float[] values, int at, Point point, int column, int row, int stride) {
        values[at] = (float) (point.x() / stride - column);
        values[at + 1] = (float) (point.y() / stride - row);
    }
}
