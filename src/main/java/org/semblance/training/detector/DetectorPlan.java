package org.semblance.training.detector;

import java.util.ArrayList;
import java.util.List;

/// What a detector is made of: 3x3 convolutions down to a 32nd of the picture, the coarse maps added to the
/// finer ones, and on each of three maps a head of depthwise and pointwise convolutions. libtorch and the ONNX
/// writer follow the same steps.
final class DetectorPlan {
    static final int[] STRIDES = {8, 16, 32};

    /// A score, a box of four numbers and five points: what a head says of a cell.
    static final int VALUES = 15;

    private static final int[] WIDTHS = {16, 24, 40, 64, 96};
    private static final int[] MORE = {0, 1, 1, 1, 2};
    private static final int NECK = 48;

    /// A convolution with bias that keeps the size of its map, or divides it by the stride.
    record Layer(String name, int from, int to, int kernel, int stride, int groups, boolean relu) {
        int padding() {
            return kernel / 2;
        }

        int fan() {
            return from / groups * kernel * kernel;
        }
    }

    /// Whoever runs the plan: maps are tensors for one, names of values for the other.
    interface Steps<T> {
        T convolve(Layer layer, T map);

        /// @param coarse half as large as `fine`
        T join(T fine, T coarse);
    }

    private final List<List<Layer>> stages = new ArrayList<>();
    private final List<Layer> sides = new ArrayList<>();
    private final List<List<Layer>> heads = new ArrayList<>();

    private DetectorPlan(int[] widths, int neck) {
        var width = 3;
        for (var stage = 0; stage < widths.length; stage++) {
            var layers = new ArrayList<Layer>();
            layers.add(new Layer("stage" + stage + ".0", width, widths[stage], 3, 2, 1, true));
            width = widths[stage];
            for (var i = 1; i <= MORE[stage]; i++) {
                layers.add(new Layer("stage" + stage + "." + i, width, width, 3, 1, 1, true));
            }
            stages.add(layers);
        }
        for (var level = 0; level < STRIDES.length; level++) {
            sides.add(new Layer("side" + level, widths[level + 2], neck, 1, 1, 1, true));
            var head = "head" + level;
            heads.add(List.of(
                    new Layer(head + ".0", neck, neck, 3, 1, neck, true),
                    new Layer(head + ".1", neck, neck, 1, 1, 1, true),
                    new Layer(head + ".2", neck, neck, 3, 1, neck, true),
                    new Layer(head + ".3", neck, neck, 1, 1, 1, true),
                    new Layer(head + ".out", neck, VALUES, 1, 1, 1, false)));
        }
    }

    /// What the product ships.
    static DetectorPlan shipped() {
        return new DetectorPlan(WIDTHS, NECK);
    }

    /// @param widths channels at strides 2, 4, 8, 16 and 32
    static DetectorPlan of(int[] widths, int neck) {
        return new DetectorPlan(widths, neck);
    }

    /// In the order that [#run] needs them.
    List<Layer> layers() {
        var order = new ArrayList<Layer>();
        this.<String>run("", new Steps<>() {
            @Override
            public String convolve(Layer layer, String map) {
                order.add(layer);
                return map;
            }

            @Override
            public String join(String fine, String coarse) {
                return fine;
            }
        });
        return order;
    }

    /// @return a map of [#VALUES] channels for each of [#STRIDES]
    <T> List<T> run(T picture, Steps<T> steps) {
        var maps = new ArrayList<T>();
        var map = picture;
        for (var stage : stages) {
            for (var layer : stage) map = steps.convolve(layer, map);
            maps.add(map);
        }
        var coarse = steps.convolve(sides.get(2), maps.get(4));
        var middle = steps.join(steps.convolve(sides.get(1), maps.get(3)), coarse);
        var fine = steps.join(steps.convolve(sides.get(0), maps.get(2)), middle);
        return List.of(head(0, fine, steps), head(1, middle, steps), head(2, coarse, steps));
    }

    private <T> T head(int level, T map, Steps<T> steps) {
        var result = map;
        for (var layer : heads.get(level)) result = steps.convolve(layer, result);
        return result;
    }
}
