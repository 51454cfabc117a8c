package org.semblance.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.semblance.training.OnnxGraph.Node;
import org.semblance.training.ProtobufReader.Field;

/// Puts an [OnnxGraph] together again with other nodes, weights and outputs.
final class OnnxEdit {
    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT8 = 3;
    private static final int INT32 = 6;
    private static final int CONTENT = 9;

    private final OnnxGraph graph;
    private final Map<String, ProtobufMessage> added = new HashMap<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<ProtobufMessage> nodes = new ArrayList<>();
    private final List<String> read = new ArrayList<>();

    OnnxEdit(OnnxGraph graph) {
        this.graph = graph;
    }

    /// A node of the original, perhaps with other inputs.
    void keep(Node node) {
        var message = new ProtobufMessage();
        for (var input : node.inputs()) message.text(1, input);
        for (var output : node.outputs()) message.text(2, output);
        message.text(3, node.name()).text(4, node.operator());
        for (var attribute : node.attributes()) copy(message, attribute);
        nodes.add(message);
        read.addAll(node.inputs());
    }

    /// @return the output's name
    String add(String operator, String output, List<String> inputs, ProtobufMessage... attributes) {
        var node = new ProtobufMessage();
        for (var input : inputs) node.text(1, input);
        node.text(2, output).text(3, output).text(4, operator);
        for (var attribute : attributes) node.message(5, attribute);
        nodes.add(node);
        read.addAll(inputs);
        return output;
    }

    String floats(String name, float[] values, long... shape) {
        added.put(name, tensor(name, FLOAT, shape).floats(9, values));
        return name;
    }

    String bytes(String name, byte[] values, long... shape) {
        added.put(name, tensor(name, INT8, shape).bytes(9, values));
        return name;
    }

    String unsigned(String name, int value) {
        added.put(name, tensor(name, UINT8).bytes(9, new byte[] {(byte) value}));
        return name;
    }

    String ints(String name, int[] values) {
        var raw = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asIntBuffer().put(values);
        added.put(name, tensor(name, INT32, values.length).bytes(9, raw.array()));
        return name;
    }

    /// A weight of the original, of the same type and shape, with other content.
    void fill(String name, byte[] content) {
        var tensor = new ProtobufMessage();
        ProtobufReader.fields(graph.tensors().get(name).bytes(), field -> {
            if (field.number() == CONTENT) tensor.bytes(CONTENT, content);
            else copy(tensor, field);
        });
        added.put(name, tensor);
    }

    private static ProtobufMessage tensor(String name, int type, long... shape) {
        var tensor = new ProtobufMessage();
        for (var size : shape) tensor.number(1, size);
        return tensor.number(2, type).text(8, name);
    }

    /// Makes a value inside the network one of its outputs.
    void tell(String value) {
        outputs.add(value);
    }

    /// Weights that no node reads any more are left out.
    byte[] toBytes() {
        var whole = new ProtobufMessage();
        for (var node : nodes) whole.message(OnnxGraph.NODE, node);
        graph.tensors().forEach((name, tensor) -> {
            if (read.contains(name) && !added.containsKey(name)) copy(whole, tensor);
        });
        for (var tensor : added.values()) whole.message(OnnxGraph.INITIALIZER, tensor);
        for (var field : graph.rest()) copy(whole, field);
        for (var name : outputs) {
            var type = new ProtobufMessage().message(1, new ProtobufMessage().number(1, FLOAT));
            whole.message(OnnxGraph.OUTPUT, new ProtobufMessage().text(1, name).message(2, type));
        }
        var model = new ProtobufMessage();
        for (var field : graph.model()) copy(model, field);
        return model.message(OnnxGraph.GRAPH, whole).toBytes();
    }

    private static void copy(ProtobufMessage target, Field field) {
        if (field.hasBytes()) target.bytes(field.number(), field.array());
        else target.number(field.number(), field.value());
    }
}
