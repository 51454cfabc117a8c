package org.semblance.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.semblance.service.EnrolledStore.FACE;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.STRANGER;
import static org.semblance.service.EnrolledStore.USER;
import static org.semblance.service.TestRoom.ask;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.decide.Lockout;
import org.semblance.evaluation.Script;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;

/// To whom a kept login password is given, and what makes an end of it.
class LoginPasswordsTest {
    private static final String LOGIN = "gdm-password";
    private static final String PASSWORD = "correct horse";
    private static final String ALLOWED =
            "[elevation]\nservices = [\"gdm-password\", \"sudo\"]\nevidence = \"none\"\nkeyring = true\n";
    private static final Request RELEASE = new Request.ReleasePassword(USER);

    @TempDir
    private Path folder;

    private TestRoom room;

    @BeforeEach
    void annKeepsHerPassword() throws Exception {
        policy(ALLOWED);
        EnrolledStore.makePasswordKey(folder);
        room = TestRoom.withTheOwnerEnrolled(folder);
        assertEquals(new Answer.Done(), asRoot(keep()));
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private void policy(String text) throws Exception {
        Files.createDirectories(folder.resolve("policy.d"));
        Files.writeString(folder.resolve("policy.d/10-site.toml"), text);
    }

    private static Request keep() {
        return new Request.KeepPassword(USER, PASSWORD.getBytes(UTF_8));
    }

    private Semblance root() {
        return room.service.clientOfSystem(Caller.of("root"));
    }

    private Answer asRoot(Request request) throws InterruptedException {
        try (var root = root()) {
            return ask(root, request);
        }
    }

    /// A face is shown to whoever asks.
    private Answer login(Semblance client, String service) throws InterruptedException {
        return ask(client, new Request.Authenticate(USER, service, "tty1", "", false, true, 17));
    }

    private void assertYes(Answer answer) {
        assertEquals("", assertInstanceOf(Answer.Verified.class, answer).reason());
    }

    private void assertReleased(Answer answer) {
        var password = assertInstanceOf(Answer.Password.class, answer);
        assertEquals(USER + " " + PASSWORD, password.user() + " " + new String(password.password(), UTF_8));
    }

    private static void assertNothing(Answer answer) {
        assertInstanceOf(Answer.Failed.class, answer);
    }

    private List<String> kept() throws Exception {
        return room.store.usersWithPassword();
    }

    @Test
    void theLoginOfTheOwnerReleasesItOnce() throws Exception {
        room.next(Script.attempt(OWNER, 2, 60));
        try (var root = root()) {
            assertNothing(ask(root, RELEASE));
            assertYes(login(root, LOGIN));
            assertReleased(ask(root, RELEASE));
            assertNothing(ask(root, RELEASE));
        }
        var history = assertInstanceOf(Answer.History.class, asRoot(new Request.History(USER, 3)));
        assertEquals(
                List.of("history.PASSWORD_RELEASED", "history.ACCEPTED", "history.PASSWORD_KEPT"),
                history.entries().stream().map(Answer.Entry::event).toList());
    }

    @Test
    void itOutlivesARestart() throws Exception {
        room.close();
        room = TestRoom.again(folder, InstantSource.system());
        room.next(Script.attempt(OWNER, 2, 60));
        try (var root = root()) {
            assertYes(login(root, LOGIN));
            assertReleased(ask(root, RELEASE));
        }
    }

    @Test
    void aStrangerIsGivenNothing() throws Exception {
        room.next(Script.attempt(STRANGER, 2, 60));
        try (var root = root()) {
            login(root, LOGIN);
            assertNothing(ask(root, RELEASE));
        }
    }

    @Test
    void aLockerAndSudoAreGivenNothing() throws Exception {
        for (var service : List.of("i3lock", "sudo")) {
            room.next(Script.attempt(OWNER, 2, 60));
            try (var root = root()) {
                assertYes(login(root, service));
                assertNothing(ask(root, RELEASE));
            }
        }
    }

    @Test
    void theUsersOwnProgramIsGivenNothing() throws Exception {
        room.next(Script.attempt(OWNER, 2, 60));
        try (var ann = room.ann()) {
            assertYes(login(ann, LOGIN));
            assertNothing(ask(ann, RELEASE));
        }
    }

    @Test
    void anotherConnectionAnotherUserAndALaterRequestAreGivenNothing() throws Exception {
        room.next(Script.attempt(OWNER, 2, 60));
        try (var root = root()) {
            assertYes(login(root, LOGIN));
            assertNothing(asRoot(RELEASE));
            assertNothing(ask(root, new Request.ReleasePassword("bob")));
            assertNothing(ask(root, RELEASE));
        }
        room.next(Script.attempt(OWNER, 2, 60));
        try (var root = root()) {
            assertYes(login(root, LOGIN));
            ask(root, new Request.History(USER, 1));
            assertNothing(ask(root, RELEASE));
        }
    }

    @Test
    void itIsGivenAtOnceOrNotAtAll() {
        var now = new long[1];
        var grant = new LoginGrant(Caller.of("root"), () -> now[0]);
        var asked = new Request.Authenticate(USER, LOGIN, "", "", false, true, 17);
        grant.hear(asked, new Answer.Verified(USER, true, "", 5));
        now[0] += LoginGrant.GOOD_FOR.toNanos() - 1;
        assertEquals(Optional.of(USER), grant.take());
        grant.hear(asked, new Answer.Verified(USER, true, "", 5));
        now[0] += LoginGrant.GOOD_FOR.toNanos();
        assertEquals(Optional.empty(), grant.take());
    }

    @Test
    void aPolicyThatIsTurnedOffForgetsItAtTheNextQuestion() throws Exception {
        policy(ALLOWED.replace("keyring = true", "keyring = false"));
        assertNothing(asRoot(RELEASE));
        assertEquals(List.of(USER), kept());
        room.next(Script.attempt(OWNER, 2, 60));
        try (var root = root()) {
            assertYes(login(root, LOGIN));
            assertNothing(ask(root, RELEASE));
        }
        assertEquals(List.of(), kept());
        assertNothing(asRoot(keep()));
    }

    @Test
    void aPolicyThatCannotBeUsedGivesNothingAndForgetsNothing() throws Exception {
        policy("elevation.keyring = 1");
        assertNothing(asRoot(new Request.Keyring(USER)));
        assertNothing(asRoot(keep()));
        assertEquals(List.of(USER), kept());
    }

    @Test
    void withoutTheMachinesKeyNoneIsKeptAndNoneIsGiven() throws Exception {
        Files.delete(folder.resolve("credentials/keyring-key"));
        assertNothing(asRoot(keep()));
        room.next(Script.attempt(OWNER, 2, 60));
        try (var root = root()) {
            assertYes(login(root, LOGIN));
            assertNothing(ask(root, RELEASE));
        }
    }

    @Test
    void theLockoutThatOnlyThePasswordEndsForgetsIt() throws Exception {
        for (var i = 1; i < Lockout.MOST_FAILURES; i++) room.service.lockouts().failed(USER);
        assertEquals(List.of(USER), kept());
        room.service.lockouts().failed(USER);
        assertEquals(List.of(), kept());
        room.service.lockouts().passwordUsed(USER);
        assertEquals(List.of(), kept());
    }

    @Test
    void whoIsLockedOutIsGivenNothing() throws Exception {
        for (var i = 0; i < Lockout.FREE_FAILURES; i++) room.service.lockouts().failed(USER);
        try (var root = root()) {
            assertEquals(
                    "refusal.LOCKED_OUT",
                    assertInstanceOf(Answer.Verified.class, login(root, LOGIN)).reason());
            assertNothing(ask(root, RELEASE));
        }
    }

    @Test
    void itGoesWithTheFaceAndWhenItIsTurnedOff() throws Exception {
        assertEquals(new Answer.Done(), asRoot(new Request.ForgetPassword(USER, false)));
        assertEquals(List.of(), kept());
        asRoot(keep());
        assertEquals(new Answer.Done(), asRoot(new Request.ForgetPassword("", false)));
        assertEquals(List.of(), kept());
        asRoot(keep());
        asRoot(new Request.RemoveFace(USER, FACE));
        assertEquals(List.of(), kept());
        assertNothing(asRoot(keep()));
    }
}
