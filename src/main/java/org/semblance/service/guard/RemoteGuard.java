package org.semblance.service.guard;

import java.util.Set;

/// Somebody who comes over the network does not sit before this machine's camera. Screen lockers name the machine
/// itself as the host.
final class RemoteGuard implements Guard {
    private static final Set<String> HERE = Set.of("", "localhost", "127.0.0.1", "::1");

    @Override
    public Ground ground() {
        return Ground.REMOTE;
    }

    @Override
    public boolean objects(Inquiry inquiry) {
        return inquiry.asked().remote() || !HERE.contains(inquiry.asked().remoteHost());
    }
}
