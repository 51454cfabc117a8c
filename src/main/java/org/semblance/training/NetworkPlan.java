package org.semblance.training;

import java.util.ArrayList;
import java.util.List;

/// What an embedder is made of: one list of nodes that both libtorch and the ONNX writer follow. Values are
/// numbered, 0 being the picture.
///
/// @param nodes in the order they run; the last one's value is the embedding before it gets unit length
record NetworkPlan(List<Node> nodes, int embeddingSize) {
    /// Side of the last feature map, which the global depthwise convolution covers.
    static final int LAST_SIDE = 7;

    sealed interface Node {
        int in();

        int out();
    }

    /// Convolution without bias, batch norm, and ReLU where asked.
    record Convolution(
            String name,
            int in,
            int out,
            int from,
            int to,
            int kernel,
            int stride,
            int padding,
            int groups,
            boolean relu)
            implements Node {}

    /// ReLU of a sum.
    record Join(int in, int other, int out) implements Node {}

    /// Brings the last feature map to [#LAST_SIDE] squared when the picture had another size than 112.
    record Resize(int in, int out) implements Node {}

    /// Flattens, maps linearly without bias, and batch norm.
    record Projection(String name, int in, int out, int from, int to) implements Node {}

    NetworkPlan {
        nodes = List.copyOf(nodes);
    }

    /// Plain 3x3 residual blocks: a stem of stride 2, then a stage for each width, each but the first of stride 2,
    /// then a depthwise convolution over what is left of the picture and a projection.
    static NetworkPlan residual(int[] widths, int[] blocks, int embeddingSize) {
        var plan = new Builder();
        plan.convolution("stem", 3, widths[0], 3, 2, 1, true);
        var width = widths[0];
        for (var stage = 0; stage < widths.length; stage++) {
            for (var block = 0; block < blocks[stage]; block++) {
                var stride = block == 0 && stage > 0 ? 2 : 1;
                plan.block("stage" + stage + "." + block, width, widths[stage], stride);
                width = widths[stage];
            }
        }
        plan.head(width, embeddingSize);
        return new NetworkPlan(plan.nodes, embeddingSize);
    }

    private static final class Builder {
        private final List<Node> nodes = new ArrayList<>();
        private int last;
        private int next = 1;

        void convolution(String name, int from, int to, int kernel, int stride, int groups, boolean relu) {
            var padding = groups == 1 ? kernel / 2 : 0;
            nodes.add(new Convolution(name, last, next, from, to, kernel, stride, padding, groups, relu));
            last = next++;
        }

        void block(String name, int from, int to, int stride) {
            var start = last;
            convolution(name + ".first", from, to, 3, stride, 1, true);
            convolution(name + ".second", to, to, 3, 1, 1, false);
            var branch = last;
            var other = start;
            if (stride != 1 || from != to) {
                last = start;
                convolution(name + ".shortcut", from, to, 1, stride, 1, false);
                other = last;
            }
            nodes.add(new Join(branch, other, next));
            last = next++;
        }

        void head(int width, int embeddingSize) {
            nodes.add(new Resize(last, next));
            last = next++;
            convolution("depthwise", width, width, LAST_SIDE, 1, width, false);
            nodes.add(new Projection("projection", last, next, width, embeddingSize));
        }
    }
}
