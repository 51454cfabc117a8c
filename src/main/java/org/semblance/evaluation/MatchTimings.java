package org.semblance.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;
import org.semblance.embed.Rotation;
import org.semblance.match.Gallery;
import org.semblance.match.Matcher;
import org.semblance.match.Reference;
import org.semblance.recognition.Recognition;

/// One match against galleries of different size, of references that point anywhere.
final class MatchTimings {
    private static final int[] SIZES = {1, 100, 10_000};

    private MatchTimings() {}

    static List<Figure> run(Recognition recognition, int rounds) {
        var random = new Random(3);
        var tables = recognition.tables();
        var size = tables.cohort().members().getFirst().size();
        var rotation = Rotation.of(new byte[Rotation.SECRET_BYTES], size);
        var stored = Rotation.stamp(recognition.modelId());
        var figures = new ArrayList<Figure>();
        for (var count : SIZES) {
            var references = new ArrayList<Reference>(count);
            for (var id = 0; id < count; id++) {
                references.add(new Reference(id, "benchmark", anywhere(stored, size, random)));
            }
            var gallery = new Gallery("benchmark", references, Optional.of(rotation));
            var matcher = new Matcher(gallery, tables.calibration(), tables.cohort());
            var probe = anywhere(recognition.modelId(), size, random);
            var timings = new Timings();
            for (var round = -rounds; round < rounds; round++) {
                var started = System.nanoTime();
                matcher.match(probe, 1, round);
                if (round >= 0) timings.add(System.nanoTime() - started);
            }
            figures.add(new Figure("match_ms.refs_" + count, "Match against " + count + ", p50", timings.p50(), "ms"));
        }
        return figures;
    }

    private static Embedding anywhere(String modelId, int size, Random random) {
        var values = new float[size];
        var squares = 0.0;
        for (var i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
            squares += values[i] * values[i];
        }
        for (var i = 0; i < size; i++) values[i] /= (float) Math.sqrt(squares);
        try {
            return new Embedding(modelId, values);
        } catch (InvalidEmbeddingException e) {
            throw new IllegalStateException(e);
        }
    }
}
