package org.semblance.cli;

import org.semblance.training.Regimen;
import picocli.CommandLine.Option;

/// What every training may be told, with defaults of its own.
final class RegimenOptions {
    @Option(names = "--anew")
    private boolean anew;

    @Option(names = "--views", paramLabel = "N")
    private long views;

    @Option(names = "--minutes", paramLabel = "N")
    private double minutes = Regimen.UNLIMITED;

    @Option(names = "--batch", paramLabel = "N")
    private int batch;

    @Option(names = "--rate", paramLabel = "X")
    private Double rate;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--hold-out", paramLabel = "N")
    private int heldOut = 15;

    @Option(names = "--checkpoint-every", paramLabel = "SECONDS")
    private double checkpointSeconds = 120;

    @Option(names = "--resume")
    private boolean resume;

    private final double rateOnward;
    private final double rateAnew;

    /// @param rateOnward where nobody says another and the training goes on from the product's network
    /// @param rateAnew and where it begins from random weights
    RegimenOptions(long views, int batch, double rateOnward, double rateAnew) {
        this.views = views;
        this.batch = batch;
        this.rateOnward = rateOnward;
        this.rateAnew = rateAnew;
    }

    boolean isPossible(int leastBatch) {
        return views >= 1
                && minutes > 0
                && batch >= leastBatch
                && (rate == null || rate > 0)
                && heldOut >= 0
                && checkpointSeconds > 0;
    }

    Regimen regimen() {
        var usual = anew ? rateAnew : rateOnward;
        return new Regimen(
                anew, views, minutes, batch, rate != null ? rate : usual, seed, heldOut, checkpointSeconds, resume);
    }
}
