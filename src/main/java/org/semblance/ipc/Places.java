package org.semblance.ipc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;

/// How many clients a service has at once. Where all users of a machine share it, one of them takes so many and no
/// more, and some are left for root: nobody keeps the others from being recognized by connecting again and again.
final class Places {
    static final int MOST = 64;
    static final int MOST_OF_ONE = 16;
    /// For whom there is no place; they wait to be told.
    static final int MOST_WAITING_OF_ONE = 4;
    private static final int LEFT_FOR_ROOT = 16;
    private static final String ROOT = "root";

    private final boolean shared;
    private final Semaphore free = new Semaphore(MOST);
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();

    Places(boolean shared) {
        this.shared = shared;
    }

    /// @return why there is none; empty where one was taken, which is to be given back
    synchronized Optional<Failed> take(String user) {
        var limited = isLimited(user);
        if (limited && taken.getOrDefault(user, 0) == MOST_OF_ONE) {
            return Optional.of(full(Words.text("ipc.full.own", MOST_OF_ONE)));
        }
        var left = limited ? LEFT_FOR_ROOT : 0;
        if (free.availablePermits() <= left || !free.tryAcquire()) {
            return Optional.of(full(Words.text("ipc.full", MOST - left)));
        }
        taken.merge(user, 1, Integer::sum);
        return Optional.empty();
    }

    synchronized void giveBack(String user) {
        leave(taken, user);
        free.release();
    }

    /// @return whether one for whom there is no place may wait to be told; then it is to leave
    synchronized boolean queue(String user) {
        if (isQueueFull(user)) return false;
        waiting.merge(user, 1, Integer::sum);
        return true;
    }

    synchronized void leaveQueue(String user) {
        leave(waiting, user);
    }

    synchronized boolean isQueueFull(String user) {
        return isLimited(user) && waiting.getOrDefault(user, 0) == MOST_WAITING_OF_ONE;
    }

    synchronized boolean isQueue() {
        return !waiting.isEmpty();
    }

    private boolean isLimited(String user) {
        return shared && !user.equals(ROOT);
    }

    private static void leave(Map<String, Integer> counts, String user) {
        counts.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
    }

    /// For good. False where somebody has not given one back in time.
    boolean takeAll(long seconds) throws InterruptedException {
        return free.tryAcquire(MOST, seconds, TimeUnit.SECONDS);
    }

    private static Failed full(String message) {
        return new Failed(Problem.CANNOT_CHECK, message, Words.text("ipc.full.remedy"));
    }
}
