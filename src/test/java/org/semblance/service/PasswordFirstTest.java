package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.STRANGER;
import static org.semblance.service.EnrolledStore.USER;
import static org.semblance.service.TestRoom.ask;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.decide.Lockout;
import org.semblance.decide.Moment;
import org.semblance.evaluation.Script;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Request;
import org.semblance.session.SessionEvent;

/// After a boot, long after the password and long after anybody was there a face alone opens nothing: with the real
/// networks, a store on disk that outlives the service, and both clocks in the attacker's hands.
class PasswordFirstTest {
    private static final Request LOCKER = asked("i3lock");
    private static final Request SUDO = asked("sudo");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicReference<Moment> boot = new AtomicReference<>(new Moment("boot-1", Duration.ofHours(1)));
    private TestRoom room;

    @BeforeEach
    void open() throws Exception {
        room = TestRoom.withTheOwnerEnrolled(folder, wall::get, boot::get);
        room.session.began("lightdm-autologin", Duration.ofHours(1));
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private static Request asked(String service) {
        return new Request.Authenticate(USER, service, "/dev/pts/3", "", false, true, 17);
    }

    private Answer asAnn(Request request) throws InterruptedException {
        try (var ann = room.ann()) {
            return ask(ann, request);
        }
    }

    private void logIn() throws Exception {
        room.session.began("lightdm", boot.get().sinceBoot());
        watch();
    }

    private void watch() throws Exception {
        room.watch();
        room.await("WATCHING");
    }

    private void restart() throws Exception {
        restartBeforeAWatch();
        watch();
    }

    private void restartWhileLocked() throws Exception {
        restartBeforeAWatch();
        room.session.lockedByIdleTime();
        room.watch();
    }

    /// A session that began without a password, in front of a service that knows what is in its store only.
    private void restartBeforeAWatch() throws Exception {
        room.close();
        room = TestRoom.again(folder, wall::get, boot::get);
        room.session.began("lightdm-autologin", Duration.ofHours(1));
    }

    private void pass(Duration time) {
        boot.updateAndGet(now -> now.plus(time));
        wall.updateAndGet(now -> now.plus(time));
    }

    private void reboot() {
        boot.set(new Moment("boot-2", Duration.ofHours(1)));
    }

    private void assertTheFaceOpens() throws Exception {
        room.next(Script.attempt(OWNER, 2, 90));
        room.session.lockedByIdleTime();
        assertEquals(USER, room.session.opened.take());
        room.await("WATCHING");
    }

    private void assertPasswordFirst(String reason) throws Exception {
        room.session.lockedByIdleTime();
        assertTouchesDoNotHelp(reason);
    }

    private void assertTouchesDoNotHelp(String reason) throws Exception {
        var before = room.timesOpened();
        room.await("PASSWORD_FIRST refusal." + reason);
        for (var i = 0; i < 3; i++) room.session.tell(new SessionEvent.Input());
        room.settle();
        assertEquals(before, room.timesOpened(), "nobody is looked at");
        assertTrue(room.session.opened.isEmpty());
        assertEquals("refusal." + reason, status().passwordFirst());
    }

    private void typeThePassword() throws Exception {
        room.session.openedByPassword();
        room.await("WATCHING");
        assertEquals("", status().passwordFirst());
    }

    private Answer.Status status() throws InterruptedException {
        return assertInstanceOf(Answer.Status.class, asAnn(new Request.Status(USER)));
    }

    private List<String> history() throws InterruptedException {
        return assertInstanceOf(Answer.History.class, asAnn(new Request.History(USER, 20))).entries().stream()
                .map(entry -> (entry.event() + " " + entry.reason()).strip())
                .toList();
    }

    private void assertRefusedBy(String guard, Request asked) throws Exception {
        var message = assertInstanceOf(Answer.Failed.class, asAnn(asked)).message();
        assertTrue(message.startsWith("Refused by the guard " + guard + "."), message);
    }

    @Test
    void afterABootThePasswordIsAskedForOnce() throws Exception {
        watch();
        assertPasswordFirst("AFTER_BOOT");
        typeThePassword();
        assertTheFaceOpens();
        assertTheFaceOpens();
    }

    @Test
    void theHistoryHearsOfItOnceForEachLock() throws Exception {
        watch();
        assertPasswordFirst("AFTER_BOOT");
        assertEquals(
                1,
                history().stream()
                        .filter("history.GUARDED guard.AFTER_BOOT"::equals)
                        .count());
    }

    @Test
    void thePasswordOfTheLoginIsEnough() throws Exception {
        logIn();
        assertTheFaceOpens();
    }

    @Test
    void thePasswordOfALoginEndsTheLockoutThatWasBeforeIt() throws Exception {
        lockOut();
        pass(Duration.ofMinutes(1));
        logIn();
        assertEquals(Duration.ZERO, room.service.lockouts().remaining(USER));
        assertTheFaceOpens();
        lockOut();
        room.session.tell(new SessionEvent.Found()); // the same login is told again
        room.settle();
        assertEquals(Lockout.FOREVER, room.service.lockouts().remaining(USER));
        restart();
        assertEquals(Lockout.FOREVER, room.service.lockouts().remaining(USER));
    }

    @Test
    void aLoginByFaceEndsNoLockout() throws Exception {
        room.service.lastPasswords().faceAccepted(USER, true);
        lockOut();
        pass(Duration.ofMinutes(1));
        logIn();
        assertEquals(Lockout.FOREVER, room.service.lockouts().remaining(USER));
    }

    private void lockOut() throws Exception {
        for (var i = 0; i < Lockout.MOST_FAILURES; i++) room.service.lockouts().failed(USER);
    }

    @Test
    void anAutomaticLoginIsNoPassword() throws Exception {
        for (var service : List.of("login", "greetd", "gdm-autologin", "sshd")) {
            room.session.began(service, Duration.ofHours(1));
            assertRefusedBy("after-boot", LOCKER);
        }
    }

    @Test
    void restartingTheServiceForgetsNothingAndProvesNothing() throws Exception {
        logIn();
        restart();
        assertTheFaceOpens();
        reboot();
        restart();
        assertPasswordFirst("AFTER_BOOT");
        restart();
        assertPasswordFirst("AFTER_BOOT");
        typeThePassword();
        restart();
        assertTheFaceOpens();
    }

    @Test
    void after72HoursThePasswordIsAskedForHoweverOftenTheFaceOpened() throws Exception {
        logIn();
        pass(Duration.ofHours(71));
        assertTheFaceOpens();
        pass(Duration.ofHours(1));
        assertPasswordFirst("PASSWORD_AGE");
        restart();
        assertPasswordFirst("PASSWORD_AGE");
        typeThePassword();
        assertTheFaceOpens();
    }

    @Test
    void afterFourHoursOfALockedScreenTouchesDoNotHelpAndNoRestart() throws Exception {
        logIn();
        room.next(Script.emptyRoom(3, 60));
        room.session.lockedByIdleTime();
        room.await("LOCKED refusal.NO_FACE");
        pass(Duration.ofHours(4));
        room.session.tell(new SessionEvent.Input());
        room.await("PASSWORD_FIRST refusal.LONG_IDLE");
        assertRefusedBy("long-idle", LOCKER);
        restartWhileLocked();
        assertTouchesDoNotHelp("LONG_IDLE");
        typeThePassword();
        assertTheFaceOpens();
    }

    @Test
    void whoUsesTheSessionForDaysIsNotIdle() throws Exception {
        logIn();
        pass(Duration.ofHours(20));
        assertTheFaceOpens();
    }

    @Test
    void anOpenScreenThatNobodyTouchesIsIdle() throws Exception {
        logIn();
        room.session.tell(new SessionEvent.Idle());
        room.settle();
        pass(Duration.ofHours(5));
        assertPasswordFirst("LONG_IDLE");
    }

    @Test
    void atALockerThatTellsNobodyNeitherKeysNorAnotherTerminalArePresence() throws Exception {
        logIn();
        pass(Duration.ofHours(3));
        assertTheLockerHearsYes();
        pass(Duration.ofHours(3));
        assertTheLockerHearsYes();
        pass(Duration.ofHours(4));
        for (var event :
                List.of(new SessionEvent.Input(), new SessionEvent.Background(), new SessionEvent.Foreground())) {
            room.session.tell(event);
            room.settle();
            assertRefusedBy("long-idle", LOCKER);
        }
        try (var root = room.service.clientOfSystem(Caller.of("root"))) {
            ask(root, new Request.PasswordTyped((Request.Authenticate) LOCKER));
        }
        assertTheLockerHearsYes();
    }

    private void assertTheLockerHearsYes() throws Exception {
        room.next(Script.attempt(OWNER, 2, 90));
        assertTrue(assertInstanceOf(Answer.Verified.class, asAnn(LOCKER)).accepted());
    }

    @Test
    void settingTheClockBackHelpsNobody() throws Exception {
        logIn();
        pass(Duration.ofHours(72));
        wall.set(Instant.EPOCH);
        assertPasswordFirst("PASSWORD_AGE");
        restart();
        assertPasswordFirst("PASSWORD_AGE");
        boot.set(new Moment("boot-1", Duration.ZERO));
        restart();
        assertPasswordFirst("PASSWORD_AGE");
    }

    @Test
    void aLockerThatAFaceOpenedThroughPamWasNotOpenedByThePassword() throws Exception {
        logIn();
        room.next(Script.attempt(STRANGER, 2, 90));
        room.session.lockedByIdleTime();
        room.await("LOCKED refusal.NOT_THIS_PERSON");
        room.next(Script.attempt(OWNER, 2, 90));
        assertTrue(assertInstanceOf(Answer.Verified.class, asAnn(LOCKER)).accepted());
        room.session.openedByPassword(); // as the locker does, for the face
        room.await("WATCHING");
        assertEquals(1, room.store.lockout(USER).total(), "forgiven by the password alone");
        pass(Duration.ofHours(72));
        assertPasswordFirst("PASSWORD_AGE");
    }

    @Test
    void aScreenThatOpensLongAfterTheFaceWasNotOpenedByThePassword() throws Exception {
        aFaceThatTheDesktopObeysTooLate();
        pass(Duration.ofMinutes(2));
        assertOpenedByTheFace();
    }

    @Test
    void norWasOneThatTellsOfItsLockAgainBefore() throws Exception {
        aFaceThatTheDesktopObeysTooLate();
        room.session.lockedByIdleTime();
        room.await("NO_CAMERA");
        assertOpenedByTheFace();
    }

    private void aFaceThatTheDesktopObeysTooLate() throws Exception {
        logIn();
        room.service.lockouts().failed(USER);
        room.session.breakDown();
        room.next(Script.attempt(OWNER, 2, 90));
        room.session.lockedByIdleTime();
        room.await("NO_SESSION");
        assertEquals("history.ACCEPTED", history().getFirst());
    }

    private void assertOpenedByTheFace() throws Exception {
        room.session.openedByPassword(); // as the locker does, for the face
        room.await("WATCHING");
        assertEquals(1, room.store.lockout(USER).total(), "forgiven by the password alone");
        pass(Duration.ofHours(72));
        assertPasswordFirst("PASSWORD_AGE");
    }

    @Test
    void aProgramOfTheUserThatOpensTheScreenDoesNotOpenSudo() throws Exception {
        Files.createDirectory(folder.resolve("policy.d"));
        Files.writeString(
                folder.resolve("policy.d/10-site.toml"), "[elevation]\nservices = [\"sudo\"]\nevidence = \"none\"\n");
        watch();
        room.session.lock();
        room.await("PASSWORD_FIRST refusal.AFTER_BOOT");
        typeThePassword(); // or: loginctl unlock-session
        assertRefusedBy("after-boot", SUDO);
        room.session.began("gdm-password", boot.get().sinceBoot());
        room.next(Script.attempt(OWNER, 2, 90));
        assertTrue(assertInstanceOf(Answer.Verified.class, asAnn(SUDO)).accepted());
    }

    @Test
    void aPasswordThatRootsProgramsTookIsGoodForThreeDaysAsAnyOther() throws Exception {
        Files.createDirectory(folder.resolve("policy.d"));
        Files.writeString(
                folder.resolve("policy.d/10-site.toml"), "[elevation]\nservices = [\"sudo\"]\nevidence = \"none\"\n");
        watch();
        assertRefusedBy("after-boot", SUDO);
        try (var root = room.service.clientOfSystem(Caller.of("root"))) {
            ask(root, new Request.PasswordTyped((Request.Authenticate) SUDO));
        }
        room.next(Script.attempt(OWNER, 2, 90));
        assertTrue(assertInstanceOf(Answer.Verified.class, asAnn(SUDO)).accepted());
        restart();
        assertTheFaceOpens();
        pass(Duration.ofHours(72));
        assertRefusedBy("password-age", SUDO);
    }

    @Test
    void restartingTheServiceDoesNotOpenTheScreenUnderTheHandThatLockedIt() throws Exception {
        logIn();
        room.nextForEver(Script.sitting(OWNER, 2, 60));
        room.session.lock();
        room.await("WAITING_TO_LEAVE");
        restartBeforeAWatch();
        room.nextForEver(Script.sitting(OWNER, 2, 60));
        room.session.lock();
        room.watch();
        room.await("WAITING_TO_LEAVE");
        assertTrue(room.session.opened.isEmpty());
        restartBeforeAWatch();
        watch(); // it was opened meanwhile
        assertTheFaceOpens();
    }

    @Test
    void whoeverWondersIsTold() throws Exception {
        watch();
        assertRefusedBy("after-boot", LOCKER);
        assertEquals("history.GUARDED guard.AFTER_BOOT", history().getFirst());
        var why = assertInstanceOf(Answer.Checks.class, asAnn(new Request.Why(USER, "i3lock", 17)));
        var check = why.checks().stream()
                .filter(one -> one.name().equals("after-boot"))
                .findFirst()
                .orElseThrow();
        assertEquals(Answer.Level.FAILED, check.level());
        assertEquals("The password has not been typed since the machine started.", check.finding());
    }

    @Test
    void anAdministratorMayAskForItMoreOften() throws Exception {
        Files.createDirectory(folder.resolve("policy.d"));
        Files.writeString(folder.resolve("policy.d/10-site.toml"), "[password]\nhours = 8\n");
        logIn();
        pass(Duration.ofHours(8));
        assertPasswordFirst("PASSWORD_AGE");
    }
}
