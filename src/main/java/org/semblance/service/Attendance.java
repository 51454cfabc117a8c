package org.semblance.service;

import java.util.Optional;
import org.semblance.decide.Refusal;
import org.semblance.ipc.CameraChoice;
import org.semblance.policy.Rules;
import org.semblance.service.guard.Ground;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionException;
import org.semblance.session.SessionLock;
import org.semblance.store.StoreException;

/// What a watched session tells of its user: that they are there, and that they typed the password.
final class Attendance {
    private final SemblanceService service;
    private final String user;
    private Optional<Refusal> told = Optional.empty();

    Attendance(SemblanceService service, String user) {
        this.service = service;
        this.user = user;
    }

    /// A session came.
    void begin(SessionLock session) throws SessionException, StoreException {
        var beginning = session.beginning();
        if (beginning.isPresent()) service.began(user, beginning.get());
        if (!session.isLocked()) service.lastPasswords().present(user);
    }

    /// The screen is open.
    ///
    /// @param byPassword it was locked, and the watch did not open it
    void opened(boolean byPassword) throws StoreException, InterruptedException {
        told = Optional.empty();
        service.handLocks().remember(user, false);
        if (byPassword && !service.lastPasswords().isOpenedByFace(user)) {
            service.lastPasswords().typed(user);
            service.lockouts().passwordUsed(user);
            service.trust().passwordUsed(user);
        }
        service.lastPasswords().present(user);
    }

    /// @param leaving the lock is ours, since nobody is there
    void hear(SessionEvent event, boolean locked, boolean leaving) throws StoreException {
        switch (event) {
            case SessionEvent.Input _ -> {
                if (!locked) service.lastPasswords().present(user);
            }
            case SessionEvent.Locked(var byHand) -> {
                service.handLocks().remember(user, byHand && !leaving);
                end();
            }
            case SessionEvent.Sleeping _, SessionEvent.Background _, SessionEvent.Idle _ -> end();
            case SessionEvent.Unlocked _,
                    SessionEvent.Foreground _,
                    SessionEvent.Woke _,
                    SessionEvent.Lost _,
                    SessionEvent.Found _ -> {}
        }
    }

    /// Nobody is there any more, as far as this watch knows.
    void end() {
        service.lastPasswords().absent(user);
    }

    /// Why only the password opens the screen now. The history hears of it once for each lock.
    Optional<Refusal> passwordFirst(Rules rules, CameraChoice camera) throws StoreException, InterruptedException {
        var reason = new PasswordFirst(service, user).reason(rules, camera);
        if (reason.isPresent() && !reason.equals(told)) {
            service.diary().guarded(user, Ground.of(reason.get()), Watch.SERVICE);
        }
        told = reason;
        return reason;
    }
}
