package org.semblance.service.guard;

/// A screen locker may ask; sudo, su, polkit and logins may not.
final class ServiceGuard implements Guard {
    @Override
    public Ground ground() {
        return Ground.SERVICE;
    }

    @Override
    public boolean objects(Inquiry inquiry) {
        return inquiry.purpose() == Purpose.ELEVATION;
    }
}
