package org.semblance.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.semblance.ipc.Event;

/// The watches that stay, one for each user, and whoever follows them. Who follows hears on when the user
/// leaves and comes back. Any thread may call it.
final class Residents {
    private static final Event.State NOBODY = new Event.State("state." + WatchState.NO_SESSION, "", "");

    private final BiFunction<String, Consumer<Event>, Watch> maker;
    private final Consumer<Watch> starter;
    private final Map<String, Watch> watches = new HashMap<>();
    private final Map<String, Followers> followers = new HashMap<>();
    private boolean begun;

    /// @param maker makes the watch of a user, which tells its events
    Residents(BiFunction<String, Consumer<Event>, Watch> maker, Consumer<Watch> starter) {
        this.maker = maker;
        this.starter = starter;
    }

    /// From now on these users are watched, and no others.
    void become(Set<String> users) {
        stop(gone(users));
        synchronized (this) {
            begun = true;
            for (var user : users) {
                if (!watches.containsKey(user)) begin(user);
            }
        }
    }

    private void begin(String user) {
        var watch = maker.apply(user, followersOf(user)::tell);
        watches.put(user, watch);
        starter.accept(watch);
    }

    private synchronized Map<String, Watch> gone(Set<String> users) {
        var gone = new HashMap<>(watches);
        gone.keySet().removeAll(users);
        watches.keySet().retainAll(users);
        return gone;
    }

    /// Not under the lock: it waits for what they are doing.
    private void stop(Map<String, Watch> gone) {
        gone.values().forEach(Watch::stop);
        gone.keySet().forEach(user -> followersOf(user).tell(NOBODY));
    }

    /// Whether anybody was ever to be watched here.
    synchronized boolean isBegun() {
        return begun;
    }

    synchronized Optional<Watch> of(String user) {
        return Optional.ofNullable(watches.get(user));
    }

    synchronized Followers followersOf(String user) {
        return followers.computeIfAbsent(user, _ -> {
            var all = new Followers();
            all.tell(NOBODY);
            return all;
        });
    }

    void close() {
        stop(gone(Set.of()));
    }
}
