package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
    private static final int[] PEOPLE = {1, 1, 2, 2, 3, 3};
    private static final int SIZE = 5;

    static Stream<Loss> losses() {
        torch.manual_seed(3);
        return Stream.of(
                new DistillationLoss(),
                new ContrastiveLoss(1.2),
                new TripletLoss(0.3, TripletLoss.Mining.ALL),
                new TripletLoss(0.9, TripletLoss.Mining.SEMI_HARD),
                new TripletLoss(0.3, TripletLoss.Mining.BATCH_HARD),
                new MarginSoftmaxLoss(PEOPLE, SIZE, 8, 0.3),
                new AnchoredLoss(new ContrastiveLoss(1.2), 0.5),
                new OwnerLoss(2, SIZE),
                new SameOrDifferentLoss(SIZE));
    }

    /// Central differences of 0.002 in every coordinate.
    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsTheSlope(Loss loss) {
        var random = new Random(11);
        var batch = new Batch(PEOPLE, torch.normalize(Tensors.of(gaussian(random), PEOPLE.length, SIZE)));
        var values = gaussian(random);
        var raw = Tensors.of(values, PEOPLE.length, SIZE).set_requires_grad(true);
        loss.of(torch.normalize(raw), batch).backward();
        var gradient = Tensors.floats(raw.grad());
        for (var i = 0; i < values.length; i++) {
            var slope = (value(loss, batch, values, i, 0.002f) - value(loss, batch, values, i, -0.002f)) / 0.004;
            assertEquals(slope, gradient[i], 0.01 + 0.02 * Math.abs(slope), loss + " at " + i);
        }
    }

    @Test
    void contrastiveIsTheFormula() {
        var embeddings = Tensors.of(new float[] {1, 0, 0.6f, 0.8f, 0, 1}, 3, 2);
        var loss = new ContrastiveLoss(1).of(embeddings, new Batch(new int[] {1, 1, 2}, null));
        // D^2 = 2 - 2 cos: 0.8 for the pair of one person; 0.4 and 2 for those of two, of which only 0.4 is within 1
        assertEquals(0.8 + Math.pow(1 - Math.sqrt(0.4), 2) / 2, loss.item_float(), 1e-5);
    }

    @Test
    void tripletIsTheFormula() {
        var embeddings = Tensors.of(new float[] {1, 0, 0.6f, 0.8f, 0, 1}, 3, 2);
        var batch = new Batch(new int[] {1, 1, 2}, null);
        // anchor 0: sqrt 0.8 - sqrt 2 + 0.1 < 0; anchor 1: sqrt 0.8 - sqrt 0.4 + 0.1 is the only one that is wrong
        var expected = Math.sqrt(0.8) - Math.sqrt(0.4) + 0.1;
        assertEquals(
                expected / 2,
                new TripletLoss(0.1, TripletLoss.Mining.ALL)
                        .of(embeddings, batch)
                        .item_float(),
                1e-5);
        assertEquals(
                expected / 2,
                new TripletLoss(0.1, TripletLoss.Mining.BATCH_HARD)
                        .of(embeddings, batch)
                        .item_float(),
                1e-5);
    }

    @Test
    void twoUnknownPeopleAreNeitherTheSameNorDifferent() {
        var people = new int[] {CropShard.UNKNOWN, CropShard.UNKNOWN, CropShard.SOMEBODY_ELSE, 7};
        assertEquals(0, Pairs.same(people).sum().item_float());
        assertEquals(2, Pairs.different(people).sum().item_float(), "7 and somebody else, both ways");
    }

    private static float[] gaussian(Random random) {
        var values = new float[PEOPLE.length * SIZE];
        for (var i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return values;
    }

    private static double value(Loss loss, Batch batch, float[] values, int place, float by) {
        var moved = values.clone();
        moved[place] += by;
        Tensor raw = Tensors.of(moved, PEOPLE.length, SIZE);
        return loss.of(torch.normalize(raw), batch).item_float();
    }
}
