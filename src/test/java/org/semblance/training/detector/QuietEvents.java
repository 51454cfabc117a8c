package org.semblance.training.detector;

import java.util.List;

/// Remembers which pictures the teacher was shown, and nothing else.
record QuietEvents(List<Integer> shown) implements DetectorEvents {
    @Override
    public void prepared(int pictures, int of) {
        shown.add(pictures);
    }

    @Override
    public void sorted(int training, int heldOut, int backgrounds) {}

    @Override
    public void trained(Progress progress) {}

    @Override
    public void judged(long views, double recall, double alarms) {}

    @Override
    public void ended(Cost cost) {}
}
