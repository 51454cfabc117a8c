package org.semblance.training;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.semblance.evaluation.rates.Distances;
import org.semblance.evaluation.rates.ErrorRates;

/// How well a network does on people it never saw.
final class Validation {
    private static final int BATCH = 64;
    private static final int SIDE = CropShard.SIDE - 2 * CropShard.MARGIN;
    private static final int FLOATS = SIDE * SIDE * 3;

    /// @param cosine mean cosine to the teacher, NaN without one
    /// @param tar true match rate at false match rates of 1e-3 and 1e-4, NaN when there are too few pairs
    record Result(double cosine, double tar3, double tar4, int faces, long genuine, long impostors) {
        static final Result NONE = new Result(Double.NaN, Double.NaN, Double.NaN, 0, 0, 0);
    }

    private final Faces faces;
    private final int[] heldOut;

    Validation(Faces faces, int[] heldOut) {
        this.faces = faces;
        this.heldOut = heldOut.clone();
    }

    /// @param precision of the network; the figures hardly feel it
    Result of(TorchNetwork network, Precision precision) {
        return heldOut.length < 2
                ? Result.NONE
                : measure(embed(network, precision), network.plan().embeddingSize());
    }

    /// @return unit embeddings of the held-out faces
    float[][] embed(TorchNetwork network) {
        return embed(network, Precision.FLOAT32);
    }

    private float[][] embed(TorchNetwork network, Precision precision) {
        var size = network.plan().embeddingSize();
        var embeddings = new float[heldOut.length][];
        try (var augmentation = new Augmentation();
                var _ = new NoGradGuard();
                var pixels = new FloatPointer((long) BATCH * FLOATS)) {
            for (var start = 0; start < heldOut.length; start += BATCH) {
                var count = Math.min(BATCH, heldOut.length - start);
                for (var i = 0; i < count; i++) {
                    augmentation.plain(faces.crop(heldOut[start + i]), pixels.getPointer((long) i * FLOATS));
                }
                try (var _ = new PointerScope()) {
                    var pictures = torch.from_blob(pixels, count, SIDE, SIDE, 3).permute(0, 3, 1, 2);
                    var flat =
                            Tensors.floats(torch.normalize(precision.forward(() -> network.forward(pictures, false))));
                    for (var i = 0; i < count; i++) {
                        embeddings[start + i] = Arrays.copyOfRange(flat, i * size, (i + 1) * size);
                    }
                }
            }
        }
        return embeddings;
    }

    private Result measure(float[][] embeddings, int size) {
        var cosine = 0.0;
        if (faces.embeddingSize() == size) {
            var teacher = new float[size];
            for (var i = 0; i < heldOut.length; i++) {
                faces.teacher(heldOut[i], teacher, 0);
                cosine += dot(embeddings[i], teacher) / heldOut.length;
            }
        } else cosine = Double.NaN;
        var genuine = new Distances();
        var impostors = new Distances();
        for (var i = 0; i < heldOut.length; i++) {
            for (var j = 0; j < i; j++) {
                var person = faces.label(heldOut[i]).person();
                var isSame = person == faces.label(heldOut[j]).person();
                (isSame ? genuine : impostors).add(distance(embeddings[i], embeddings[j]));
            }
        }
        return new Result(
                cosine,
                tar(genuine, impostors, 1e-3),
                tar(genuine, impostors, 1e-4),
                heldOut.length,
                genuine.count(),
                impostors.count());
    }

    private static double tar(Distances genuine, Distances impostors, double fmr) {
        if (genuine.count() == 0 || impostors.count() == 0) return Double.NaN;
        var rates = new ErrorRates(genuine, impostors);
        return rates.reaches(fmr) ? 1 - rates.at(fmr).fnmr() : Double.NaN;
    }

    private static double distance(float[] a, float[] b) {
        return Math.sqrt(Math.clamp(2 - 2 * dot(a, b), 0, 4));
    }

    static float dot(float[] a, float[] b) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (var i = 0; i + 4 <= a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        return s0 + s1 + s2 + s3;
    }
}
