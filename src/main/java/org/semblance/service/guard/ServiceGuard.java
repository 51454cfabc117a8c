package org.semblance.service.guard;

/// A screen locker may ask. sudo, su, polkit, logins and whatever is not known may where the policy says so.
final class ServiceGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.SERVICE;
    }

    @Override
    public boolean objects(Inquiry inquiry) {
        var turnedOn = inquiry.rules().site().elevation().services();
        return inquiry.purpose() != Purpose.SCREEN
                && !turnedOn.contains(inquiry.asked().service());
    }
}
