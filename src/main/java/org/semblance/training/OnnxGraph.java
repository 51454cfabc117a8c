package org.semblance.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Nodes and weights of an ONNX file: as much of it as a trainer needs to take weights over. The numbers are the
/// fields of onnx.proto3.
final class OnnxGraph {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    /// @param inputs names of values and weights
    record Node(String operator, List<String> inputs) {}

    private interface Field {
        void accept(int number, ByteBuffer bytes);
    }

    private final Path file;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, float[]> weights = new HashMap<>();

    private OnnxGraph(Path file) {
        this.file = file;
    }

    static OnnxGraph parse(Path file, byte[] bytes) throws TrainingException {
        var graph = new OnnxGraph(file);
        try {
            fields(ByteBuffer.wrap(bytes), (number, value) -> {
                if (number == 7) graph.readGraph(value);
            });
        } catch (RuntimeException e) { // whatever a truncated or foreign file makes the reader trip over
            throw new TrainingException.WrongNetwork(file, "it is no ONNX file: " + e);
        }
        if (graph.nodes.isEmpty()) throw new TrainingException.WrongNetwork(file, "it is no ONNX file");
        return graph;
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    float[] floats(Node node, int input) throws TrainingException {
        var values = input < node.inputs.size() ? weights.get(node.inputs.get(input)) : null;
        if (values != null) return values.clone();
        throw new TrainingException.WrongNetwork(file, node.operator + " has no float weights as input " + input);
    }

    private void readGraph(ByteBuffer graph) {
        fields(graph, (number, value) -> {
            if (number == 1) readNode(value);
            if (number == 5) readWeights(value);
        });
    }

    private void readNode(ByteBuffer node) {
        var inputs = new ArrayList<String>();
        var operator = new StringBuilder();
        fields(node, (number, value) -> {
            if (number == 1) inputs.add(text(value));
            if (number == 4) operator.append(text(value));
        });
        nodes.add(new Node(operator.toString(), List.copyOf(inputs)));
    }

    private void readWeights(ByteBuffer tensor) {
        var name = new StringBuilder();
        var values = new ArrayList<float[]>();
        fields(tensor, (number, value) -> {
            if (number == 8) name.append(text(value));
            if (number == 9) values.add(floats(value));
        });
        if (!values.isEmpty()) weights.put(name.toString(), values.getFirst());
    }

    private static float[] floats(ByteBuffer raw) {
        var values = new float[raw.remaining() / Float.BYTES];
        raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    /// Tells of every field that has bytes; numbers are skipped.
    private static void fields(ByteBuffer message, Field field) {
        while (message.hasRemaining()) {
            var tag = varint(message);
            switch ((int) tag & 7) {
                case VARINT -> varint(message);
                case FIXED64 -> message.position(message.position() + Long.BYTES);
                case FIXED32 -> message.position(message.position() + Integer.BYTES);
                case BYTES -> {
                    var length = Math.toIntExact(varint(message));
                    field.accept((int) (tag >>> 3), message.slice(message.position(), length));
                    message.position(message.position() + length);
                }
                default -> throw new IllegalArgumentException("wire type " + (tag & 7));
            }
        }
    }

    private static long varint(ByteBuffer message) {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = message.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) return value;
        }
        throw new IllegalArgumentException("a number without an end");
    }
}
