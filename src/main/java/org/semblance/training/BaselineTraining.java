package org.semblance.training;

import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch;

/// Trains every design in the same way: the same trunk from random weights, the same pictures, the same number of
/// views, the same optimizers.
final class BaselineTraining {
    static final int EMBEDDING_SIZE = 64;
    private static final int[] WIDTHS = {32, 32, 64, 64};
    private static final int[] BLOCKS = {1, 1, 1, 1};
    private static final double RATE = 0.02;
    private static final double MARGIN = 0.3;
    private static final int PEOPLE_AT_ONCE = 8;
    private static final int PICTURES_EACH = 4;

    private final BaselineFaces data;
    private final long views;
    private final long seed;
    private final DoubleConsumer progress;
    private final int trainings;
    private int done;

    /// @param progress hears the share of all trainings that is done
    BaselineTraining(BaselineFaces data, long views, long seed, DoubleConsumer progress) {
        this.data = data;
        this.views = views;
        this.seed = seed;
        this.progress = progress;
        this.trainings = 2 + data.newcomers().size();
    }

    /// @param bytes of the weights, as 32-bit floats
    record Trained<L extends Loss>(TorchNetwork network, L loss, double seconds, long bytes) {}

    Trained<TripletLoss> siamese() throws TrainingException, InterruptedException {
        torch.manual_seed(seed);
        return train(new TripletLoss(MARGIN, TripletLoss.Mining.ALL), people());
    }

    Trained<SameOrDifferentLoss> twoHeaded() throws TrainingException, InterruptedException {
        torch.manual_seed(seed);
        return train(new SameOrDifferentLoss(EMBEDDING_SIZE), people());
    }

    /// Half of every batch shows the newcomer, half the known people.
    Trained<OwnerLoss> classifier(BaselineFaces.Newcomer newcomer) throws TrainingException, InterruptedException {
        torch.manual_seed(seed);
        var batch = PEOPLE_AT_ONCE * PICTURES_EACH;
        var sampler = new OneAgainstOthersSampler(newcomer.references(), data.training(), batch, seed);
        return train(new OwnerLoss(newcomer.person(), EMBEDDING_SIZE), sampler);
    }

    private Sampler people() throws TrainingException {
        var known = (int)
                IntStream.of(data.training()).map(data::personOf).distinct().count();
        var people = new People(data.faces(), data.training(), PICTURES_EACH, 2);
        var atOnce = Math.min(Math.min(PEOPLE_AT_ONCE, known), people.count());
        return new PeopleSampler(people, atOnce, PICTURES_EACH, seed);
    }

    private <L extends Loss> Trained<L> train(L loss, Sampler sampler) throws TrainingException, InterruptedException {
        var network = newNetwork();
        var precision = Precision.ofThisMachine();
        var size = sampler.batch(0).length;
        var settings = new Trainer.Settings(size, 1, seed, new Schedule(20, 80, 0.75), precision);
        var optimizers = Trainer.optimizers(network, loss, RATE, RATE / 10, precision);
        try (var trainer = new Trainer(network, optimizers, data.faces(), sampler, loss, settings)) {
            while (trainer.course().views() < views) {
                if (Thread.interrupted()) throw new InterruptedException();
                var share = (double) trainer.course().views() / views;
                trainer.step(share);
                progress.accept((done + share) / trainings);
            }
            done++;
            return new Trained<>(network, loss, trainer.course().seconds(), bytes(network, loss));
        }
    }

    /// Of a classifier.
    long classifierBytes() {
        return bytes(newNetwork(), new OwnerLoss(0, EMBEDDING_SIZE));
    }

    private static TorchNetwork newNetwork() {
        return new TorchNetwork(NetworkPlan.residual(WIDTHS, BLOCKS, EMBEDDING_SIZE));
    }

    private static long bytes(TorchNetwork network, Loss loss) {
        var numbers = 0L;
        for (var tensor : network.tensors().values()) numbers += tensor.numel();
        for (var tensor : loss.parameters().values()) numbers += tensor.numel();
        return numbers * Float.BYTES;
    }
}
