package org.semblance.service.guard;

/// Face unlock rests for as long as the user wanted it to.
final class PauseGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.PAUSED;
    }

    @Override
    public boolean objects(Inquiry inquiry) {
        return inquiry.around().isPaused();
    }
}
