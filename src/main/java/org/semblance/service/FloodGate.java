package org.semblance.service;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Keeps whoever asks again and again from filling the history, and with it the disk: so many rows at once and
/// then one a while, of each user and of all together. What is left out is counted.
final class FloodGate {
    static final int AT_ONCE = 30;
    static final Duration ONE_EACH = Duration.ofMinutes(1);
    private static final int AT_ONCE_OF_ALL = 300;
    private static final Duration ONE_OF_ALL_EACH = Duration.ofSeconds(15);
    private static final int MOST_USERS = 64;
    /// Whose rows are counted that nobody remembers any more.
    private static final String OTHERS = "";

    /// Fills by one row each while, up to the most.
    private static final class Bucket {
        private final int most;
        private final long nanosEach;
        private double rows;
        private long filled;

        Bucket(int most, Duration each, long now) {
            this.most = most;
            this.nanosEach = each.toNanos();
            rows = most;
            filled = now;
        }

        boolean hasRow(long now) {
            rows = Math.min(most, rows + (double) (now - filled) / nanosEach);
            filled = now;
            return rows >= 1;
        }

        void take() {
            rows--;
        }
    }

    private final LongSupplier nanos;
    private final Map<String, Bucket> users = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();
    private final Bucket all;

    /// @param nanos as [System#nanoTime]
    FloodGate(LongSupplier nanos) {
        this.nanos = nanos;
        all = new Bucket(AT_ONCE_OF_ALL, ONE_OF_ALL_EACH, nanos.getAsLong());
    }

    synchronized boolean lets(String user) {
        var now = nanos.getAsLong();
        var own = users.computeIfAbsent(user, _ -> new Bucket(AT_ONCE, ONE_EACH, now));
        if (users.size() > MOST_USERS) users.remove(users.keySet().iterator().next());
        if (own.hasRow(now) & all.hasRow(now)) {
            own.take();
            all.take();
            return true;
        }
        var whose = leftOut.size() < MOST_USERS || leftOut.containsKey(user) ? user : OTHERS;
        leftOut.merge(whose, 1, Integer::sum);
        return false;
    }

    /// What was left out since it was asked last, by user.
    synchronized Map<String, Integer> takeLeftOut() {
        var taken = Map.copyOf(leftOut);
        leftOut.clear();
        return taken;
    }
}
