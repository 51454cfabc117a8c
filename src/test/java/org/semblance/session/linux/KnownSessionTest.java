package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownSessionTest {
    private static KnownSession session(String id, String user, String type) {
        return new KnownSession(id, "/" + id, user, type, "user", true, false, false, "seat0", Optional.empty());
    }

    private static KnownSession inBackground(KnownSession of) {
        return new KnownSession(
                of.id(),
                of.path(),
                of.user(),
                of.type(),
                of.kind(),
                false,
                of.remote(),
                false,
                "seat0",
                Optional.empty());
    }

    private static KnownSession remote(KnownSession of) {
        return new KnownSession(
                of.id(), of.path(), of.user(), of.type(), of.kind(), true, true, false, "seat0", Optional.empty());
    }

    private static KnownSession ofKind(String kind, KnownSession of) {
        return new KnownSession(
                of.id(), of.path(), of.user(), of.type(), kind, true, false, false, "seat0", Optional.empty());
    }

    private static KnownSession at(String seat, KnownSession of) {
        return new KnownSession(
                of.id(), of.path(), of.user(), of.type(), of.kind(), true, false, false, seat, Optional.empty());
    }

    private static void assertChosen(String id, String named, KnownSession... sessions) {
        assertChosen(id, named, false, sessions);
    }

    private static void assertChosen(String id, String named, boolean atCameras, KnownSession... sessions) {
        var chosen = KnownSession.choose(Arrays.asList(sessions), "me", named, atCameras);
        assertEquals(id, chosen.map(KnownSession::id).orElse(""));
    }

    @Test
    void takesTheGraphicalSessionOfTheUser() {
        assertChosen("2", "", session("1", "me", "tty"), session("2", "me", "wayland"), session("3", "you", "x11"));
    }

    @Test
    void takesTheNamedOneOfTwo() {
        assertChosen("1", "1", session("1", "me", "x11"), session("2", "me", "x11"));
        assertChosen("2", "2", session("1", "me", "x11"), session("2", "me", "x11"));
    }

    @Test
    void aTerminalThatIsNamedDoesNotHideTheDesktop() {
        assertChosen("2", "1", session("1", "me", "tty"), session("2", "me", "x11"));
    }

    @Test
    void takesATerminalWhereThereIsNothingElse() {
        assertChosen("1", "", session("1", "me", "tty"));
    }

    @Test
    void doesNotTakeAnotherUsersSessionEvenIfNamed() {
        assertChosen("", "3", session("3", "you", "x11"));
    }

    @Test
    void doesNotTakeARemoteSessionEvenIfNamed() {
        assertChosen("", "1", remote(session("1", "me", "x11")));
    }

    @Test
    void takesASessionInTheBackgroundOnlyWhereNoneIsInFront() {
        assertChosen("1", "", inBackground(session("1", "me", "x11")));
        assertChosen("2", "1", inBackground(session("1", "me", "x11")), session("2", "me", "x11"));
    }

    @Test
    void theMachinesServiceTakesNoSessionAwayFromTheCamerasThoughItIsInFront() {
        var desk = inBackground(session("1", "me", "x11"));
        for (var seat : List.of("", "seat1")) {
            var elsewhere = at(seat, session("2", "me", "x11"));
            assertChosen("1", "2", true, desk, elsewhere);
            assertChosen("", "2", true, elsewhere);
            assertChosen("2", "", elsewhere);
        }
    }

    @Test
    void doesNotTakeGreetersAndBackgroundJobs() {
        assertChosen("", "", ofKind("greeter", session("1", "me", "x11")), ofKind("manager", session("2", "me", "")));
    }
}
