package org.semblance.training;

import java.util.List;

/// Builds an ONNX file, opset 17. The numbers are the fields of onnx.proto3.
public final class OnnxWriter {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int FLOAT = 1;
    private static final int INTEGER = 7;
    private static final int HALF = 10;
    private static final String HALF_SUFFIX = ".half";
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_TEXT = 3;
    private static final int ATTRIBUTE_INTS = 7;

    private final ProtobufMessage graph = new ProtobufMessage();
    private int nodes;

    /// A weight.
    public void weight(String name, float[] values, long... shape) {
        var tensor = new ProtobufMessage();
        for (var size : shape) tensor.number(1, size);
        graph.message(5, tensor.number(2, FLOAT).text(8, name).floats(9, values));
    }

    /// A weight in half the bytes, which is float32 again before anything reads it.
    public void halfs(String name, float[] values, long... shape) {
        var tensor = new ProtobufMessage();
        for (var size : shape) tensor.number(1, size);
        var stored = name + HALF_SUFFIX;
        graph.message(5, tensor.number(2, HALF).text(8, stored).halfs(9, values));
        node("Cast", name, List.of(stored), number("to", FLOAT));
    }

    /// A vector of whole numbers, such as a shape.
    public void integers(String name, long... values) {
        var tensor = new ProtobufMessage().number(1, values.length).number(2, INTEGER);
        graph.message(5, tensor.text(8, name).longs(9, values));
    }

    /// @param shape numbers, or texts for sizes that are free
    public void input(String name, Object... shape) {
        graph.message(11, value(name, shape));
    }

    public void output(String name, Object... shape) {
        graph.message(12, value(name, shape));
    }

    private static ProtobufMessage value(String name, Object... shape) {
        var dimensions = new ProtobufMessage();
        for (var size : shape) {
            var dimension = new ProtobufMessage();
            if (size instanceof Integer number) dimension.number(1, number);
            else dimension.text(2, size.toString());
            dimensions.message(1, dimension);
        }
        var tensor = new ProtobufMessage().number(1, FLOAT).message(2, dimensions);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }

    public static ProtobufMessage number(String name, long value) {
        return new ProtobufMessage().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
    }

    public static ProtobufMessage numbers(String name, long... values) {
        var attribute = new ProtobufMessage().text(1, name);
        for (var value : values) attribute.number(8, value);
        return attribute.number(20, ATTRIBUTE_INTS);
    }

    public static ProtobufMessage text(String name, String value) {
        return new ProtobufMessage().text(1, name).text(4, value).number(20, ATTRIBUTE_TEXT);
    }

    /// @return the output's name
    public String node(String operator, String output, List<String> inputs, ProtobufMessage... attributes) {
        node(operator, List.of(output), inputs, attributes);
        return output;
    }

    public void node(String operator, List<String> outputs, List<String> inputs, ProtobufMessage... attributes) {
        var node = new ProtobufMessage();
        for (var input : inputs) node.text(1, input);
        for (var output : outputs) node.text(2, output);
        node.text(3, operator + "_" + nodes++).text(4, operator);
        for (var attribute : attributes) node.message(5, attribute);
        graph.message(1, node);
    }

    public byte[] build(String name) {
        graph.text(2, name);
        return new ProtobufMessage()
                .number(1, IR_VERSION)
                .text(2, "semblance")
                .message(7, graph)
                .message(8, new ProtobufMessage().text(1, "").number(2, OPSET))
                .toBytes();
    }
}
