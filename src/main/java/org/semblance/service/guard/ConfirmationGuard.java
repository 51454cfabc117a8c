package org.semblance.service.guard;

/// A face that happens to be there must not make anybody root: the person says so first.
final class ConfirmationGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.CONFIRMATION;
    }

    @Override
    public boolean objects(Inquiry inquiry) {
        return inquiry.purpose() != Purpose.SCREEN && !inquiry.asked().confirmed();
    }
}
