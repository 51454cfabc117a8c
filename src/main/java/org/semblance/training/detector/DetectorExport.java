package org.semblance.training.detector;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.semblance.training.OnnxWriter;
import org.semblance.training.Tensors;

/// A trained detector as an ONNX file with YuNet's outputs. Weights are stored as half floats, which halves the
/// file; what runs is float32. Class and objectness, whose product the product takes the root of, are one
/// score.
final class DetectorExport implements DetectorPlan.Steps<String> {
    private static final int BOX = 4;
    private static final int POINTS = 10;

    private final Map<String, Tensor> tensors;
    private final OnnxWriter onnx = new OnnxWriter();
    private int values;

    private DetectorExport(DetectorNetwork network) {
        tensors = network.tensors();
    }

    static byte[] onnx(DetectorNetwork network, String name) {
        return new DetectorExport(network).build(network.plan(), name);
    }

    private byte[] build(DetectorPlan plan, String name) {
        onnx.input("input", "N", 3, "height", "width");
        onnx.weight("middle", new float[] {(float) DetectorNetwork.MIDDLE});
        onnx.weight("span", new float[] {(float) DetectorNetwork.SPAN});
        onnx.weight("twice", new float[] {1, 1, 2, 2}, 4);
        onnx.integers("cells", 0, -1, DetectorPlan.VALUES);
        onnx.integers("parts", 1, BOX, POINTS);
        var centered = onnx.node("Sub", "centered", List.of("input", "middle"));
        var maps = plan.run(onnx.node("Div", "scaled", List.of(centered, "span")), this);
        for (var i = 0; i < maps.size(); i++) output(DetectorPlan.STRIDES[i], maps.get(i));
        for (var kind : List.of("cls_", "obj_", "bbox_", "kps_")) {
            var size = kind.equals("bbox_") ? BOX : kind.equals("kps_") ? POINTS : 1;
            for (var stride : DetectorPlan.STRIDES) onnx.output(kind + stride, "N", "cells_" + stride, size);
        }
        return onnx.build(name);
    }

    private void output(int stride, String map) {
        var turned = onnx.node("Transpose", next(), List.of(map), OnnxWriter.numbers("perm", 0, 2, 3, 1));
        var rows = onnx.node("Reshape", next(), List.of(turned, "cells"));
        var logit = next();
        onnx.node(
                "Split",
                List.of(logit, "bbox_" + stride, "kps_" + stride),
                List.of(rows, "parts"),
                OnnxWriter.number("axis", 2));
        onnx.node("Sigmoid", "cls_" + stride, List.of(logit));
        onnx.node("Sigmoid", "obj_" + stride, List.of(logit));
    }

    @Override
    public String convolve(DetectorPlan.Layer layer, String map) {
        var weight = layer.name() + ".weight";
        var bias = layer.name() + ".bias";
        var shape = new long[] {layer.to(), layer.from() / layer.groups(), layer.kernel(), layer.kernel()};
        onnx.halfs(weight, Tensors.floats(tensors.get(weight)), shape);
        onnx.weight(bias, Tensors.floats(tensors.get(bias)), layer.to());
        var result = onnx.node(
                "Conv",
                next(),
                List.of(map, weight, bias),
                OnnxWriter.numbers("kernel_shape", layer.kernel(), layer.kernel()),
                OnnxWriter.numbers("strides", layer.stride(), layer.stride()),
                OnnxWriter.numbers("pads", layer.padding(), layer.padding(), layer.padding(), layer.padding()),
                OnnxWriter.number("group", layer.groups()));
        return layer.relu() ? onnx.node("Relu", next(), List.of(result)) : result;
    }

    @Override
    public String join(String fine, String coarse) {
        var large = onnx.node(
                "Resize",
                next(),
                List.of(coarse, "", "twice"),
                OnnxWriter.text("mode", "nearest"),
                OnnxWriter.text("coordinate_transformation_mode", "asymmetric"),
                OnnxWriter.text("nearest_mode", "floor"));
        return onnx.node("Add", next(), List.of(fine, large));
    }

    private String next() {
        return "v" + values++;
    }
}
