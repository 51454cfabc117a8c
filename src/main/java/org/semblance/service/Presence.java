package org.semblance.service;

import java.util.Optional;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Words;
import org.semblance.session.SessionException;

/// Whoever makes the camera look sits before it: in the session on the screen, at the seat that the cameras
/// belong to.
record Presence(Equipment.SeatFinder seats, Caller caller) {

    Optional<Failed> refuse() {
        try {
            var here = seats.of(caller.process().number())
                    .seating()
                    .filter(seating -> seating.isHere() && seating.user().equals(caller.user()));
            if (here.isPresent()) return Optional.empty();
            return Optional.of(
                    Failures.of(Words.text("answer.not-here", caller.user()), Words.text("answer.not-here.remedy")));
        } catch (SessionException e) {
            return Optional.of(Failures.of(
                    Words.text("answer.not-here.unknown", e.getMessage()), Words.text("answer.not-here.remedy")));
        }
    }
}
