package org.semblance.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.semblance.decide.LastPassword;
import org.semblance.decide.Moment;
import org.semblance.decide.Refusal;
import org.semblance.policy.PasswordRule;
import org.semblance.session.Beginning;
import org.semblance.store.StoreException;

/// Keeps for each user when the password was typed last, in the store as well, so that a restart asks for it no
/// more often, and no less. What a full disk keeps out of the store still counts until then. Any thread may
/// call it.
final class PasswordBook {
    private static final System.Logger LOG = System.getLogger(PasswordBook.class.getName());
    private static final String PREFIX = "password.";
    /// A locker that a face opened through PAM is open within this time.
    private static final Duration OPENING = Duration.ofMinutes(1);

    private final Equipment.StoreOpener store;
    private final Supplier<Moment> clock;
    private final Map<String, LastPassword> known = new HashMap<>();
    private final Map<String, Moment> faces = new HashMap<>();
    private final Set<String> present = new HashSet<>();

    PasswordBook(Equipment.StoreOpener store, Supplier<Moment> clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Why the password is asked for first; empty when a face is enough.
    ///
    /// @param proof what is to be opened takes a password that no program of the user can pretend
    synchronized Optional<Refusal> missing(String user, PasswordRule rule, boolean proof) throws StoreException {
        var now = clock.get();
        var last = current(user);
        return (present.contains(user) ? last.used(now) : last).missing(now, rule, proof);
    }

    /// The same for a locker of which the desktop tells nothing. Its session passes for open and its keys for
    /// presence:
    /// the last password, or the last yes, is when its user was there.
    synchronized Optional<Refusal> missingAtSilentLocker(String user, PasswordRule rule) throws StoreException {
        var yes = Optional.ofNullable(faces.get(user));
        return current(user).usedAtMost(yes).missing(clock.get(), rule, false);
    }

    /// A screen was opened by something else than a face.
    void typed(String user) throws StoreException {
        change(user, last -> last.typed(clock.get()));
    }

    /// The same before a program of root.
    void proven(String user) throws StoreException {
        change(user, last -> last.proven(clock.get()));
    }

    /// A session of the user's is there, and how it began is known. It is told more than once.
    ///
    /// @return when the password was typed for it; empty where none may have been
    synchronized Optional<Moment> began(String user, Beginning beginning) throws StoreException {
        if (!beginning.isByPassword()) return Optional.empty();
        var now = clock.get();
        var when = beginning.sinceBoot().compareTo(now.sinceBoot()) < 0 ? beginning.sinceBoot() : now.sinceBoot();
        var typed = new Moment(now.bootId(), when);
        change(user, last -> last.began(typed));
        return current(user).enteredByFace() ? Optional.empty() : Optional.of(typed);
    }

    /// A face was recognized for a program that now opens something.
    ///
    /// @param login it begins a session
    synchronized void faceAccepted(String user, boolean login) throws StoreException {
        faces.put(user, clock.get());
        if (login) change(user, last -> last.enteredByFace(clock.get()));
    }

    /// Whether what opens now is what a face was recognized for.
    synchronized boolean isOpenedByFace(String user) {
        var accepted = faces.get(user);
        if (accepted == null) return false;
        return clock.get().sinceBoot().minus(accepted.sinceBoot()).compareTo(OPENING) < 0;
    }

    /// Somebody uses the user's open session.
    synchronized void present(String user) throws StoreException {
        if (present.add(user)) change(user, last -> last.used(clock.get()));
    }

    /// Nobody does any more.
    synchronized void absent(String user) {
        if (present.remove(user)) write(user, known.get(user).used(clock.get()));
    }

    private LastPassword current(String user) throws StoreException {
        var last = known.get(user);
        if (last == null) {
            last = store.open().setting(PREFIX + user).map(LastPassword::parse).orElse(LastPassword.NONE);
            known.put(user, last);
        }
        return last;
    }

    private synchronized void change(String user, UnaryOperator<LastPassword> change) throws StoreException {
        var before = current(user);
        var after = change.apply(before);
        if (!after.equals(before)) write(user, after);
    }

    private void write(String user, LastPassword after) {
        known.put(user, after);
        try {
            store.open().putSetting(PREFIX + user, after.text());
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "a restart will ask for the password: {0}", e.getMessage());
        }
    }
}
