package org.semblance.training.landmarks;

import java.util.List;
import org.semblance.training.FoldedWeights;
import org.semblance.training.OnnxWriter;
import org.semblance.training.Tensors;
import org.semblance.training.landmarks.LandmarkNetwork.Dense;

/// A trained network as an ONNX file: batch norms folded into the weights, the score a probability, any number of
/// pictures at once.
final class LandmarkExport {
    static final String INPUT = "input";
    static final String POINTS = "points";
    static final String SCORE = "score";

    private final LandmarkNetwork network;
    private final OnnxWriter onnx = new OnnxWriter();

    private LandmarkExport(LandmarkNetwork network) {
        this.network = network;
    }

    static byte[] onnx(LandmarkNetwork network, String name) {
        return new LandmarkExport(network).build(name);
    }

    private byte[] build(String name) {
        onnx.input(INPUT, "N", 3, Patch.VIEW, Patch.VIEW);
        var value = INPUT;
        for (var convolution : LandmarkNetwork.CONVOLUTIONS) value = convolution(convolution, value);
        var cells = onnx.node("Flatten", "cells", List.of(value), OnnxWriter.number("axis", 1));
        dense(LandmarkNetwork.POINTS, relu(dense(LandmarkNetwork.POINTS_HIDDEN, cells, "points.raw")), POINTS);
        var logit =
                dense(LandmarkNetwork.SCORE, relu(dense(LandmarkNetwork.SCORE_HIDDEN, cells, "score.raw")), "logit");
        onnx.node("Sigmoid", SCORE, List.of(logit));
        onnx.output(POINTS, "N", LandmarkNetwork.NUMBERS);
        onnx.output(SCORE, "N", 1);
        return onnx.build(name);
    }

    private String convolution(NormedConvolution convolution, String in) {
        var name = convolution.name();
        var kernel = convolution.kernel();
        var layer = convolution.fold(network.tensors());
        weights(name, layer, convolution.to(), convolution.from(), kernel, kernel);
        var raw = onnx.node(
                "Conv",
                name + ".raw",
                List.of(in, name + ".weight", name + ".bias"),
                OnnxWriter.numbers("kernel_shape", kernel, kernel),
                OnnxWriter.numbers("strides", convolution.stride(), convolution.stride()),
                OnnxWriter.numbers("pads", kernel / 2, kernel / 2, kernel / 2, kernel / 2));
        return relu(raw);
    }

    private String dense(Dense dense, String in, String out) {
        var name = dense.name();
        var layer = new FoldedWeights.Layer(
                Tensors.floats(network.tensors().get(name + ".weight")),
                Tensors.floats(network.tensors().get(name + ".bias")));
        weights(name, layer, dense.to(), dense.from());
        var inputs = List.of(in, name + ".weight", name + ".bias");
        return onnx.node("Gemm", out, inputs, OnnxWriter.number("transB", 1));
    }

    private String relu(String in) {
        return onnx.node("Relu", in + ".relu", List.of(in));
    }

    private void weights(String name, FoldedWeights.Layer layer, long... shape) {
        onnx.weight(name + ".weight", layer.weight(), shape);
        onnx.weight(name + ".bias", layer.bias(), layer.bias().length);
    }
}
