package org.semblance.training;

/// The losses of the steps since somebody was told of them.
public final class Tally {
    private static final int FULL = 20;

    private final int batch;
    private int steps;
    private double losses;
    private double since;

    /// @param batch pictures in a step
    /// @param seconds that the course has taken so far
    public Tally(int batch, double seconds) {
        this.batch = batch;
        this.since = seconds;
    }

    public void add(double loss) {
        steps++;
        losses += loss;
    }

    /// Whether it is time to tell, at the end of a training too.
    ///
    /// @param progress of the training, 0 to 1
    public boolean isDue(double progress) {
        return steps == FULL || progress >= 1 && steps > 0;
    }

    /// The mean.
    public double loss() {
        return losses / steps;
    }

    /// Pictures a second.
    public double rate(double seconds) {
        return steps * batch / Math.max(1e-9, seconds - since);
    }

    /// Begins again.
    public void clear(double seconds) {
        steps = 0;
        losses = 0;
        since = seconds;
    }
}
