package org.semblance.match;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;

/// Embeddings that stand for other people.
public record Cohort(List<Embedding> members) {
    public Cohort {
        members = List.copyOf(members);
        if (members.isEmpty()) throw new IllegalArgumentException("a cohort has members");
    }

    /// Reads `count` x `size` little-endian half floats.
    ///
    /// @throws InvalidEmbeddingException when they are not that many unit vectors
    public static Cohort parse(byte[] halfs, int count, int size, String modelId) throws InvalidEmbeddingException {
        if (halfs.length != count * size * Short.BYTES) {
            throw new InvalidEmbeddingException(modelId, halfs.length / Short.BYTES, Double.NaN);
        }
        var buffer = ByteBuffer.wrap(halfs).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var members = new ArrayList<Embedding>(count);
        for (var i = 0; i < count; i++) {
            var values = new float[size];
            for (var j = 0; j < size; j++) values[j] = Float.float16ToFloat(buffer.get());
            members.add(new Embedding(modelId, values));
        }
        return new Cohort(members);
    }

    /// Distance of the member nearest to a face.
    public double nearest(Embedding face) {
        var least = Double.MAX_VALUE;
        for (var member : members) least = Math.min(least, member.distanceTo(face));
        return least;
    }
}
