package org.semblance.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// An open network with one picture as input: N x C x H x W floats. One thread uses it. The direct input buffer
/// of a shape is made once and refilled for every run.
public final class Network implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ExecutionProvider provider;
    private final ModelCard card;
    private final String inputName;
    private final long[] declaredShape;
    private long[] shape = {};
    private FloatBuffer buffer;
    private OnnxTensor tensor;

    Network(OrtEnvironment environment, OrtSession session, ExecutionProvider provider, ModelCard card)
            throws ModelException {
        this.environment = environment;
        this.session = session;
        this.provider = provider;
        this.card = card;
        this.inputName = card.text("input.name");
        try {
            this.declaredShape = declaredShape(session.getInputInfo().get(inputName));
        } catch (OrtException e) {
            throw new ModelException.Unusable(e, ModelFlaw.CANNOT_RUN, card.id());
        }
    }

    private long[] declaredShape(NodeInfo node) throws ModelException {
        if (node != null && node.getInfo() instanceof TensorInfo info && info.getShape().length == 4) {
            return info.getShape();
        }
        throw new ModelException.WrongShape(ModelFlaw.NO_PICTURE_INPUT, card.id(), inputName);
    }

    public ModelCard card() {
        return card;
    }

    public ExecutionProvider provider() {
        return provider;
    }

    /// Height the network insists on, or -1 when it takes any.
    public int fixedHeight() {
        return (int) declaredShape[2];
    }

    /// Width the network insists on, or -1 when it takes any.
    public int fixedWidth() {
        return (int) declaredShape[3];
    }

    /// The input buffer for that shape: direct, C x H x W floats, position 0. Its content is whatever the last
    /// run had.
    public FloatBuffer input(int channels, int height, int width) throws ModelException {
        var wanted = new long[] {1, channels, height, width};
        if (!Arrays.equals(wanted, shape)) allocate(wanted);
        return buffer;
    }

    private void allocate(long[] wanted) throws ModelException {
        for (var i = 1; i < 4; i++) {
            if (declaredShape[i] > 0 && declaredShape[i] != wanted[i]) {
                throw new ModelException.WrongShape(
                        ModelFlaw.OTHER_SHAPE, card.id(), Arrays.toString(declaredShape), Arrays.toString(wanted));
            }
        }
        if (tensor != null) tensor.close();
        var floats = Math.toIntExact(wanted[1] * wanted[2] * wanted[3]);
        buffer = ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        try {
            tensor = OnnxTensor.createTensor(environment, buffer, wanted);
        } catch (OrtException e) {
            throw new ModelException.Unusable(e, ModelFlaw.CANNOT_RUN, card.id());
        }
        shape = wanted;
    }

    /// Runs on what the input buffer holds.
    ///
    /// @return each output's values, flat, row-major
    public Map<String, float[]> run() throws ModelException {
        try (var result = session.run(Map.of(inputName, tensor))) {
            var outputs = LinkedHashMap.<String, float[]>newLinkedHashMap(result.size());
            for (var entry : result) {
                var values = entry.getValue() instanceof OnnxTensor output ? output.getFloatBuffer() : null;
                if (values == null) {
                    throw new ModelException.WrongShape(ModelFlaw.NO_FLOATS, card.id(), entry.getKey());
                }
                outputs.put(entry.getKey(), values.array());
            }
            return outputs;
        } catch (OrtException e) {
            throw new ModelException.Unusable(e, ModelFlaw.CANNOT_RUN, card.id());
        }
    }

    @Override
    public void close() {
        if (tensor != null) tensor.close();
        try {
            session.close();
        } catch (OrtException e) {
            System.getLogger(Network.class.getName())
                    .log(System.Logger.Level.WARNING, "a session did not close: {0}", e.getMessage());
        }
    }
}
