package org.semblance.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.semblance.decide.Lockout;
import org.semblance.decide.Moment;
import org.semblance.store.LockoutRow;
import org.semblance.store.StoreException;

/// Keeps each user's failures in the store, so that no restart forgets them; and in memory too, so that a full disk
/// does not buy free attempts. Any thread may call it.
final class LockoutBook {
    private final Equipment.StoreOpener store;
    private final Supplier<Moment> clock;
    private final Map<String, Lockout> unwritten = new HashMap<>();

    LockoutBook(Equipment.StoreOpener store, Supplier<Moment> clock) {
        this.store = store;
        this.clock = clock;
    }

    synchronized Duration remaining(String user) throws StoreException {
        return current(user).remaining(clock.get());
    }

    synchronized int failures(String user) throws StoreException {
        return current(user).failures();
    }

    void failed(String user) throws StoreException {
        var now = clock.get();
        change(user, lockout -> lockout.failed(now));
    }

    void succeeded(String user) throws StoreException {
        change(user, Lockout::succeeded);
    }

    /// The password was given: everything is forgiven.
    void passwordUsed(String user) throws StoreException {
        change(user, _ -> Lockout.NONE);
    }

    /// It was given then, as is told now and maybe again: what failed since is not forgiven.
    void passwordUsed(String user, Moment typed) throws StoreException {
        if (isForgiving(user, typed)) change(user, lockout -> lockout.forgiven(typed));
    }

    private synchronized boolean isForgiving(String user, Moment typed) throws StoreException {
        var before = current(user);
        return !before.forgiven(typed).equals(before);
    }

    private Lockout current(String user) throws StoreException {
        var inMemory = unwritten.get(user);
        return inMemory != null ? inMemory : read(store.open().lockout(user));
    }

    private synchronized void change(String user, UnaryOperator<Lockout> change) throws StoreException {
        var inMemory = unwritten.get(user);
        try {
            var row = store.open()
                    .updateLockout(user, old -> write(user, change.apply(inMemory != null ? inMemory : read(old))));
            unwritten.remove(user);
            // whoever ends this lockout, by a password or otherwise, finds nothing that a face could take
            if (row.total() >= Lockout.MOST_FAILURES) store.open().forgetPassword(user);
        } catch (StoreException e) {
            unwritten.put(user, change.apply(current(user)));
            throw e;
        }
    }

    private static Lockout read(LockoutRow row) {
        return new Lockout(row.failures(), row.total(), new Moment(row.bootId(), row.sinceBoot()));
    }

    private static LockoutRow write(String user, Lockout lockout) {
        return new LockoutRow(
                user,
                lockout.failures(),
                lockout.total(),
                lockout.since().bootId(),
                lockout.since().sinceBoot());
    }
}
