package org.semblance.embed;

import org.semblance.align.AlignedFace;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;
import org.semblance.inference.Network;
import org.semblance.inference.PictureInput;

/// Maps aligned faces to the unit sphere: the same person lands near, other people land far. One thread uses it.
public final class Embedder implements AutoCloseable {
    private final Network network;
    private final PictureInput input;
    private final String modelId;
    private final String output;
    private final int size;
    private final boolean isUnit;

    public Embedder(Network network) throws ModelException {
        var card = network.card();
        this.network = network;
        this.input = new PictureInput(network);
        this.modelId = card.id();
        this.output = card.text("output.name");
        this.size = card.integer("output.size");
        this.isUnit = card.isTrue("output.unit_length");
    }

    public String modelId() {
        return modelId;
    }

    /// @return unit vector of the card's size
    /// @throws ModelException also when the network gave something that is no embedding
    public Embedding embed(AlignedFace face) throws ModelException {
        input.fill(face.picture());
        var values = network.run().get(output);
        if (values == null || values.length != size) {
            throw new ModelException.WrongShape(
                    ModelFlaw.VALUES, modelId, output, values == null ? 0 : values.length, size);
        }
        if (!isUnit) normalize(values);
        try {
            return new Embedding(modelId, values);
        } catch (InvalidEmbeddingException e) {
            throw new ModelException.WrongShape(ModelFlaw.NO_EMBEDDING, modelId, e.getMessage());
        }
    }

    private static void normalize(float[] values) {
        double squares = 0;
        for (var value : values) squares += (double) value * value;
        for (var i = 0; i < values.length; i++) values[i] /= (float) Math.sqrt(squares);
    }

    @Override
    public void close() {
        input.close();
        network.close();
    }
}
