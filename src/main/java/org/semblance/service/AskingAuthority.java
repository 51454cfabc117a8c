package org.semblance.service;

import java.util.concurrent.atomic.AtomicInteger;
import org.semblance.session.Authority;
import org.semblance.session.SessionException;

/// An authority of which it is known whether it is asking somebody right now. Any thread may call it.
record AskingAuthority(Authority authority, AtomicInteger questions) implements Authority {
    AskingAuthority(Authority authority) {
        this(authority, new AtomicInteger());
    }

    @Override
    public boolean confirms(Action action, int process, int uid) throws SessionException, InterruptedException {
        questions.incrementAndGet();
        try {
            return authority.confirms(action, process, uid);
        } finally {
            questions.decrementAndGet();
        }
    }

    boolean isAsking() {
        return questions.get() > 0;
    }
}
