package org.semblance.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.semblance.training.ProtobufReader.Field;

/// What an ONNX file consists of. The numbers are the fields of onnx.proto3.
public final class OnnxGraph {
    static final int NODE = 1;
    static final int INITIALIZER = 5;
    static final int INPUT = 11;
    static final int OUTPUT = 12;
    static final int GRAPH = 7;
    private static final int OPSETS = 8;
    private static final int FLOAT = 1;
    private static final int HALF = 10;

    /// @param inputs names of values and weights
    /// @param attributes the fields of the attributes, and of the domain where there is one
    public record Node(
            String operator, List<String> inputs, List<String> outputs, String name, List<Field> attributes) {
        Node reading(List<String> others) {
            return new Node(operator, others, outputs, name, attributes);
        }

        OptionalLong integer(String attribute) {
            var found = new ArrayList<Long>();
            for (var field : attributes) {
                var name = new StringBuilder();
                var value = new ArrayList<Long>();
                if (field.number() != 5) continue;
                ProtobufReader.fields(field.bytes(), part -> {
                    if (part.number() == 1) name.append(part.text());
                    if (part.number() == 3) value.add(part.value());
                });
                if (name.toString().equals(attribute)) found.addAll(value);
            }
            return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.getFirst());
        }
    }

    private final Path file;
    private final List<Field> model = new ArrayList<>();
    private final List<Field> rest = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Field> tensors = new LinkedHashMap<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private long opset;

    private OnnxGraph(Path file) {
        this.file = file;
    }

    public static OnnxGraph parse(Path file, byte[] bytes) throws TrainingException {
        var graph = new OnnxGraph(file);
        try {
            ProtobufReader.fields(ByteBuffer.wrap(bytes), graph::readModel);
        } catch (RuntimeException e) { // whatever a truncated or foreign file makes the reader trip over
            throw new TrainingException.WrongNetwork(TrainingFlaw.NO_ONNX, file, e);
        }
        if (graph.nodes.isEmpty()) {
            throw new TrainingException.WrongNetwork(TrainingFlaw.NO_ONNX, file, "it has no nodes");
        }
        return graph;
    }

    Path file() {
        return file;
    }

    /// Version of the operators of ONNX itself.
    long opset() {
        return opset;
    }

    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /// Names of what goes in; older files name the weights as well.
    List<String> inputs() {
        return inputs.stream().filter(name -> !tensors.containsKey(name)).toList();
    }

    List<String> outputs() {
        return List.copyOf(outputs);
    }

    /// Whether a name is that of a weight.
    boolean isWeight(String name) {
        return tensors.containsKey(name);
    }

    /// Every field of the file but the graph.
    List<Field> model() {
        return List.copyOf(model);
    }

    /// Every field of the graph but nodes and weights.
    List<Field> rest() {
        return List.copyOf(rest);
    }

    /// In the file's order: what is made of the graph is the same file every time.
    Map<String, Field> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /// A weight that is stored in half the bytes counts as the floats it is turned into.
    public float[] floats(Node node, int input) throws TrainingException {
        var values = input < node.inputs.size() ? weights(node.inputs.get(input)) : null;
        if (values != null) return values;
        throw new TrainingException.WrongNetwork(TrainingFlaw.NO_WEIGHTS, file, node.operator + " " + input);
    }

    /// Sizes of a weight.
    long[] shape(String weight) {
        var sizes = new ArrayList<Long>();
        ProtobufReader.fields(tensors.get(weight).bytes(), field -> {
            if (field.number() == 1 && !field.hasBytes()) sizes.add(field.value());
            if (field.number() == 1 && field.hasBytes()) sizes.addAll(packed(field.bytes()));
        });
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<Long> packed(ByteBuffer bytes) {
        var sizes = new ArrayList<Long>();
        var rest = bytes.duplicate();
        while (rest.hasRemaining()) sizes.add(ProtobufReader.varint(rest));
        return sizes;
    }

    private void readModel(Field field) {
        if (field.number() == GRAPH && field.hasBytes()) {
            ProtobufReader.fields(field.bytes(), this::readGraph);
            return;
        }
        model.add(field);
        if (field.number() == OPSETS && field.hasBytes()) readOpset(field);
    }

    private void readOpset(Field field) {
        var domain = new StringBuilder();
        var version = new ArrayList<Long>();
        ProtobufReader.fields(field.bytes(), part -> {
            if (part.number() == 1) domain.append(part.text());
            if (part.number() == 2) version.add(part.value());
        });
        if ((domain.isEmpty() || domain.toString().equals("ai.onnx")) && !version.isEmpty()) opset = version.getFirst();
    }

    private void readGraph(Field field) {
        switch (field.number()) {
            case NODE -> readNode(field.bytes());
            case INITIALIZER -> tensors.put(name(field, 8), field);
            default -> {
                rest.add(field);
                if (field.number() == INPUT) inputs.add(name(field, 1));
                if (field.number() == OUTPUT) outputs.add(name(field, 1));
            }
        }
    }

    private void readNode(ByteBuffer node) {
        var in = new ArrayList<String>();
        var out = new ArrayList<String>();
        var operator = new StringBuilder();
        var name = new StringBuilder();
        var attributes = new ArrayList<Field>();
        ProtobufReader.fields(node, field -> {
            switch (field.number()) {
                case 1 -> in.add(field.text());
                case 2 -> out.add(field.text());
                case 3 -> name.append(field.text());
                case 4 -> operator.append(field.text());
                default -> attributes.add(field);
            }
        });
        nodes.add(new Node(
                operator.toString(), List.copyOf(in), List.copyOf(out), name.toString(), List.copyOf(attributes)));
    }

    private static String name(Field message, int number) {
        var name = new StringBuilder();
        ProtobufReader.fields(message.bytes(), field -> {
            if (field.number() == number) name.append(field.text());
        });
        return name.toString();
    }

    /// Whether a weight is made of floats, whole or halved.
    boolean isFloats(String weight) {
        return type(tensors.get(weight)) == FLOAT || isHalf(weight);
    }

    /// Whether a weight is stored in half the bytes.
    boolean isHalf(String weight) {
        return type(tensors.get(weight)) == HALF;
    }

    private static long type(Field tensor) {
        var type = new ArrayList<Long>();
        ProtobufReader.fields(tensor.bytes(), field -> {
            if (field.number() == 2) type.add(field.value());
        });
        return type.isEmpty() ? 0 : type.getFirst();
    }

    /// The floats of a weight, or null where it has none.
    float[] weights(String name) {
        var tensor = tensors.get(stored(name));
        var found = new ArrayList<float[]>();
        if (tensor == null || type(tensor) != FLOAT && type(tensor) != HALF) return null;
        ProtobufReader.fields(tensor.bytes(), field -> {
            if (field.number() != 9) return;
            var bytes = field.bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
            found.add(type(tensor) == HALF ? halfs(bytes) : floats(bytes));
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    /// The weight itself, or the one that is cast to it.
    private String stored(String name) {
        if (tensors.containsKey(name)) return name;
        return nodes.stream()
                .filter(node -> node.operator.equals("Cast") && node.outputs.contains(name))
                .map(node -> node.inputs.getFirst())
                .findFirst()
                .orElse(name);
    }

    private static float[] floats(ByteBuffer bytes) {
        var values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static float[] halfs(ByteBuffer bytes) {
        var values = new float[bytes.remaining() / Short.BYTES];
        for (var i = 0; i < values.length; i++) values[i] = Float.float16ToFloat(bytes.getShort());
        return values;
    }
}
