package org.semblance.training;

/// Hears nothing.
class QuietEvents implements TrainingEvents {
    @Override
    public void prepared(int pictures, int of) {}

    @Override
    public void checked(DataReport report) {}

    @Override
    public void trained(Progress progress) {}

    @Override
    public void validated(Measured measured) {}

    @Override
    public void ended(Cost cost) {}
}
