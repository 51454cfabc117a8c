package org.semblance.service.guard;

/// A screen that was locked by hand stays locked under the face that is still there.
final class AfterLockGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.AFTER_LOCK;
    }

    @Override
    public boolean objects(Inquiry inquiry) {
        return inquiry.purpose() == Purpose.SCREEN && !inquiry.around().mayOpenAfterLock();
    }
}
