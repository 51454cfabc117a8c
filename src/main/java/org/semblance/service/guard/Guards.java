package org.semblance.service.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.semblance.decide.Refusal;
import org.semblance.service.Failures;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// All guards, in the order in which they are heard: what the program says itself, where its person sits, what is
/// before them.
public final class Guards {
    private static final List<Guard> ORDERED = List.of(
            new RemoteGuard(),
            new ServiceGuard(),
            new FacesGuard(),
            new ConfirmationGuard(),
            new PauseGuard(),
            new SessionGuard(),
            new RemoteSessionGuard(),
            new SeatGuard(),
            new InactiveGuard(),
            new OtherPersonGuard(),
            new PasswordGuard(Refusal.AFTER_BOOT),
            new PasswordGuard(Refusal.PASSWORD_AGE),
            new PasswordGuard(Refusal.LONG_IDLE),
            new LidGuard(),
            new ScreenGuard(),
            new AfterLockGuard(),
            new InfraredGuard(),
            new RerunGuard());

    /// Those who ask where the person sits.
    private static final Set<Ground> PLACES = Set.of(
            Ground.REMOTE, Ground.SESSION, Ground.REMOTE_SESSION, Ground.SEAT, Ground.INACTIVE, Ground.OTHER_PERSON);

    private Guards() {}

    /// The first objection; empty when the camera may open.
    public static Optional<Objection> first(Inquiry inquiry) throws StoreException, InterruptedException {
        return first(ORDERED, inquiry);
    }

    /// The first objection to the place; empty when the person sits at the cameras, in a session of their own
    /// or at a login.
    public static Optional<Objection> ofPlace(Inquiry inquiry) throws StoreException, InterruptedException {
        var guards = ORDERED.stream()
                .filter(guard -> PLACES.contains(guard.ground()))
                .toList();
        return first(guards, inquiry);
    }

    private static Optional<Objection> first(List<Guard> guards, Inquiry inquiry)
            throws StoreException, InterruptedException {
        for (var guard : guards) {
            var objection = ask(guard, inquiry);
            if (objection.isPresent()) return objection;
        }
        return Optional.empty();
    }

    /// All objections, for somebody who wonders.
    public static List<Objection> all(Inquiry inquiry) throws StoreException, InterruptedException {
        var objections = new ArrayList<Objection>();
        for (var guard : ORDERED) ask(guard, inquiry).ifPresent(objections::add);
        return objections;
    }

    private static Optional<Objection> ask(Guard guard, Inquiry inquiry) throws StoreException, InterruptedException {
        try {
            return guard.objects(inquiry) ? Optional.of(new Objection(guard.ground(), "")) : Optional.empty();
        } catch (SessionException e) {
            return Optional.of(new Objection(guard.ground(), Failures.of(e).message()));
        }
    }
}
