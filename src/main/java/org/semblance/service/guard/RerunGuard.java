package org.semblance.service.guard;

/// One look for one sudo: a stack that runs again for the next try of the password hears the same no.
final class RerunGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.RERUN;
    }

    @Override
    public boolean objects(Inquiry inquiry) {
        return inquiry.around().wasToldNo();
    }
}
