package org.semblance.session.linux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.semblance.session.SessionEvent;

/// Makes one story of what several services say: one [SessionEvent.Locked] for one lock, whoever reports it
/// and however often.
///
/// A lock is by hand unless the session was idle or the machine slept. The Lock signal of logind alone
/// cannot tell: the lock keys of GNOME and KDE never send it, and idle lockers such as swayidle do. Taking
/// an idle lock for one by hand costs the owner little (the face was away anyway); the other way round, the
/// screen would reopen under the hand that locked it.
final class LockTracker {
    /// Lockers started by sleep may come up only after it.
    private static final long AFTER_WAKING = Duration.ofSeconds(2).toNanos();
    /// A lock within this time of our own call is the answer to it.
    private static final long AFTER_CALL = Duration.ofSeconds(5).toNanos();

    private final Map<Signal.Source, Boolean> shows = new EnumMap<>(Signal.Source.class);
    private boolean hintWorks;
    private boolean asked;
    private boolean idle;
    private boolean front = true;
    private boolean asleep;
    private boolean woke;
    private long wokeAt;
    private boolean called;
    private long calledAt;

    private boolean locked;
    private boolean byHand;

    /// @param nanos [System#nanoTime] of the signal
    List<SessionEvent> take(Signal signal, long nanos) {
        var events = new ArrayList<SessionEvent>();
        switch (signal) {
            case Signal.Back back -> back(back, events);
            case Signal.Gone gone -> {
                if (shows.remove(gone.source()) != null && shows.isEmpty()) events.add(new SessionEvent.Lost());
            }
            case Signal.LockCalled() -> {
                called = true;
                calledAt = nanos;
            }
            case Signal.LockAsked() -> {
                asked = !shows.containsValue(true);
                if (locked && !byHand && isByHand(nanos)) {
                    byHand = true;
                    events.add(new SessionEvent.Locked(true));
                }
            }
            case Signal.UnlockAsked() -> asked = false;
            case Signal.Shows(var source, var isLocked) -> shows(source, isLocked);
            case Signal.IdleHint(var isIdle) -> {
                if (isIdle != idle) events.add(isIdle ? new SessionEvent.Idle() : new SessionEvent.Input());
                idle = isIdle;
            }
            case Signal.Front(var isFront) -> {
                if (isFront != front)
                    events.addAll(
                            isFront
                                    ? List.of(new SessionEvent.Foreground(), new SessionEvent.Input())
                                    : List.of(new SessionEvent.Background()));
                front = isFront;
            }
            case Signal.Touched() -> events.add(new SessionEvent.Input());
            case Signal.Sleep(var starts) -> {
                events.add(starts ? new SessionEvent.Sleeping() : new SessionEvent.Woke());
                asleep = starts;
                woke = !starts;
                wokeAt = nanos;
            }
        }
        settle(nanos, events);
        return events;
    }

    /// Whether a Lock signal was heard that no service has shown to be obeyed: the only word there is of a lock.
    boolean isAsked() {
        return asked;
    }

    private void back(Signal.Back back, List<SessionEvent> events) {
        if (shows.isEmpty()) events.add(new SessionEvent.Found());
        // what was asked before it went away still holds where nobody ever shows a lock
        asked &= !hintWorks;
        shows(back.source(), back.locked());
        if (back.source() == Signal.Source.LOGIND) idle = back.idle();
    }

    private void shows(Signal.Source source, boolean isLocked) {
        hintWorks |= isLocked;
        shows.put(source, isLocked);
        asked &= !isLocked;
    }

    private void settle(long nanos, List<SessionEvent> events) {
        if (shows.isEmpty()) return;
        var now = asked || shows.containsValue(true);
        if (now == locked) return;
        locked = now;
        byHand = now && isByHand(nanos);
        events.add(now ? new SessionEvent.Locked(byHand) : new SessionEvent.Unlocked());
        called = false;
    }

    private boolean isByHand(long nanos) {
        var ours = called && nanos - calledAt <= AFTER_CALL;
        var slept = asleep || (woke && nanos - wokeAt <= AFTER_WAKING);
        return ours || !(idle || slept);
    }
}
