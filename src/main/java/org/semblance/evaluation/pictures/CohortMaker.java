package org.semblance.evaluation.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;
import org.semblance.match.Cohort;

/// Makes embeddings that stand for nobody: each lies half way between two different people.
final class CohortMaker {
    private CohortMaker() {}

    /// @param people one face of each, at least two
    static Cohort make(List<Embedding> people, int count) {
        var random = new SplittableRandom(1);
        var members = new ArrayList<Embedding>();
        while (members.size() < count) {
            var one = random.nextInt(people.size());
            var other = (one + 1 + random.nextInt(people.size() - 1)) % people.size();
            members.add(between(people.get(one), people.get(other)));
        }
        return new Cohort(members);
    }

    private static Embedding between(Embedding one, Embedding other) {
        var values = one.values();
        var others = other.values();
        var squares = 0.0;
        for (var i = 0; i < values.length; i++) {
            values[i] += others[i];
            squares += values[i] * values[i];
        }
        for (var i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(Float.floatToFloat16((float) (values[i] / Math.sqrt(squares))));
        }
        try {
            return new Embedding(one.modelId(), values);
        } catch (InvalidEmbeddingException e) {
            throw new IllegalArgumentException("two people opposite each other", e);
        }
    }

    /// Little-endian half floats, as [Cohort#parse] reads them.
    static byte[] halfs(Cohort cohort) {
        var size = cohort.members().getFirst().size();
        var bytes = ByteBuffer.allocate(cohort.members().size() * size * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (var member : cohort.members()) {
            for (var value : member.values()) bytes.putShort(Float.floatToFloat16(value));
        }
        return bytes.array();
    }
}
