package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.service.EnrolledStore.FACE;
import static org.semblance.service.EnrolledStore.USER;
import static org.semblance.service.TestRoom.ask;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.semblance.camera.CameraIdentity;
import org.semblance.decide.Lockout;
import org.semblance.decide.Refusal;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.policy.PasswordRule;
import org.semblance.session.Authority.Action;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;
import org.semblance.session.Whereabouts;
import org.semblance.session.Whereabouts.Seating;

/// What the system's service lets its clients do, with a real store. The networks and the camera are never reached:
/// whatever would open them is refused before.
class SystemRightsTest {
    private static final CameraChoice CAMERA = CameraChoice.DEFAULT;
    private static final Seating HERE = new Seating(USER, "seat0", true, false, false);

    @TempDir
    private Path folder;

    private final List<Action> asked = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private Optional<Seating> seating = Optional.of(HERE);
    private boolean passwordIsRight = true;
    private boolean nobodyAsks;
    private SemblanceService service;

    @BeforeEach
    void open() throws Exception {
        EnrolledStore.copyTo(folder);
        service = new SemblanceService(new Equipment(
                        () -> {
                            opened.add("networks");
                            return EnrolledStore.recognition();
                        },
                        () -> EnrolledStore.place(folder).openWithKeyFile(),
                        _ -> new FakeSession(),
                        _ -> {
                            throw new AssertionError("the camera was opened");
                        },
                        List::of,
                        EnrolledStore.rulebook(folder))
                .seating(_ -> new Whereabouts(seating, false, false))
                .keeping(EnrolledStore.passwordKey(folder))
                .asking((action, _, _) -> {
                    if (nobodyAsks) throw new SessionException(SessionFlaw.NO_AUTHORITY);
                    asked.add(action);
                    assertTrue(service.isPasswordAsked());
                    return passwordIsRight;
                }));
    }

    @AfterEach
    void close() {
        service.close();
        assertEquals(List.of(), opened);
    }

    @Test
    void whoIsRecognizedChangesWithThePasswordOnly() throws Exception {
        try (var ann = ann()) {
            passwordIsRight = false;
            assertInstanceOf(Answer.Failed.class, ask(ann, new Request.RenameFace(USER, FACE, "other")));
            assertInstanceOf(Answer.Failed.class, ask(ann, new Request.RemoveFace(USER, FACE)));
            assertInstanceOf(Answer.Failed.class, ask(ann, new Request.Preview(USER, CAMERA)));
            passwordIsRight = true;
            assertInstanceOf(Answer.Done.class, ask(ann, new Request.RenameFace(USER, FACE, "other")));
        }
        assertEquals(List.of(Action.ENROLL, Action.ENROLL, Action.ENROLL, Action.ENROLL), asked);
    }

    @Test
    void camerasAreForgottenWithThePasswordOnlyAndSeenByTheirUser() throws Exception {
        var camera = new CameraIdentity("usb:1@pci-1-usb-1:1.0", "webcam", false);
        service.trust().trust(USER, camera);
        try (var ann = ann()) {
            var trusted = assertInstanceOf(Answer.TrustedCameras.class, ask(ann, new Request.ListTrust(USER)));
            assertEquals(2, trusted.cameras().size());
            assertEquals(List.of(), asked);
            passwordIsRight = false;
            assertInstanceOf(Answer.Failed.class, ask(ann, new Request.ForgetCamera(USER, camera.id())));
            passwordIsRight = true;
            assertEquals(new Answer.Done(), ask(ann, new Request.ForgetCamera(USER, camera.id())));
        }
        assertEquals(List.of(Action.ENROLL, Action.ENROLL), asked);
        try (var own = service.client(caller("bob"))) {
            assertInstanceOf(Answer.Failed.class, ask(own, new Request.ListTrust(USER)));
            assertInstanceOf(Answer.Failed.class, ask(own, new Request.ForgetCamera(USER, camera.id())));
        }
    }

    @Test
    void thePasswordOfAnEnrolmentIsOneThatTheFaceWaitsFor() throws Exception {
        try (var ann = ann()) {
            assertEquals(Optional.of(Refusal.AFTER_BOOT), passwordFirst());
            ask(ann, new Request.RenameFace(USER, FACE, "other"));
            assertEquals(Optional.empty(), passwordFirst());
        }
    }

    @Test
    void thePasswordOfAnAdministratorIsNotTheUsers() throws Exception {
        seating = Optional.of(new Seating("bob", "seat0", true, false, false));
        try (var bob = service.clientOfSystem(caller("bob"))) {
            assertInstanceOf(Answer.Done.class, ask(bob, new Request.RenameFace(USER, FACE, "other")));
            assertEquals(Optional.of(Refusal.AFTER_BOOT), passwordFirst());
        }
    }

    @Test
    void wherePolkitTakesAFaceItsYesIsNoPassword() throws Exception {
        Files.createDirectories(folder.resolve("policy.d"));
        Files.writeString(folder.resolve("policy.d/10-site.toml"), "[elevation]\nservices = [\"polkit-1\"]\n");
        try (var ann = ann()) {
            ask(ann, new Request.RenameFace(USER, FACE, "other"));
            assertEquals(Optional.of(Refusal.AFTER_BOOT), passwordFirst());
        }
    }

    private Optional<Refusal> passwordFirst() throws Exception {
        return service.lastPasswords().missing(USER, PasswordRule.SHIPPED, true);
    }

    /// Where polkit takes faces, whoever got in once by a picture would enroll their own.
    @Test
    void polkitTakesNoFaceWhileItAsksForThePasswordOfAnEnrolment() throws Exception {
        try (var ann = ann()) {
            assertFalse(service.isPasswordAsked());
            ask(ann, new Request.RenameFace(USER, FACE, "other"));
            passwordIsRight = false;
            assertFalse(service.isPasswordAsked());
        }
        assertEquals(List.of(Action.ENROLL), asked);
    }

    @Test
    void thePasswordIsGoodForOneConversation() throws Exception {
        try (var ann = ann()) {
            ask(ann, new Request.RenameFace(USER, FACE, "a"));
            ask(ann, new Request.RenameFace(USER, "a", "b"));
        }
        assertEquals(1, asked.size());
        try (var again = ann()) {
            ask(again, new Request.RenameFace(USER, "b", "c"));
        }
        assertEquals(2, asked.size());
    }

    @Test
    void thePasswordIsGoodForTenMinutes() throws Exception {
        var now = new long[1];
        var password = new FreshPassword((action, _, _) -> asked.add(action), caller(USER), () -> now[0], _ -> {});
        password.refuse(Action.ENROLL);
        now[0] += FreshPassword.GOOD_FOR.toNanos() - 1;
        password.refuse(Action.ENROLL);
        assertEquals(1, asked.size());
        now[0]++;
        password.refuse(Action.ENROLL);
        assertEquals(2, asked.size());
    }

    @Test
    void whereNobodyCanAskForAPasswordThereIsAWayAndItIsSaid() throws Exception {
        nobodyAsks = true;
        try (var ann = ann()) {
            var refused = assertInstanceOf(Answer.Failed.class, ask(ann, new Request.RemoveFace(USER, FACE)));
            assertTrue(refused.remedy().contains("root"), refused.toString());
        }
        try (var root = service.clientOfSystem(caller("root"))) {
            assertInstanceOf(Answer.Done.class, ask(root, new Request.RemoveFace(USER, FACE)));
        }
    }

    @Test
    void aClientWhoseProcessIsNotKnownCannotEnroll() throws Exception {
        try (var ann = service.clientOfSystem(Caller.of(USER))) {
            assertInstanceOf(Answer.Failed.class, ask(ann, new Request.RemoveFace(USER, FACE)));
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void facesOfOthersAreAnAdministratorsAndYesOrNoIsNobodysForOthers() throws Exception {
        seating = Optional.of(new Seating("bob", "seat0", true, false, false));
        try (var bob = service.clientOfSystem(caller("bob"))) {
            assertInstanceOf(Answer.Faces.class, ask(bob, new Request.ListFaces(USER)));
            assertInstanceOf(Answer.Done.class, ask(bob, new Request.RemoveFace(USER, FACE)));
            assertEquals(List.of(Action.MANAGE), asked);
            assertInstanceOf(Answer.Failed.class, ask(bob, new Request.Verify(USER, CAMERA)));
            assertInstanceOf(Answer.Failed.class, ask(bob, new Request.History(USER, 1)));
            assertInstanceOf(Answer.Failed.class, ask(bob, new Request.Status(USER)));
            assertInstanceOf(Answer.Failed.class, ask(bob, new Request.Pause(USER, Duration.ofHours(1))));
        }
    }

    @Test
    void aLoginPasswordIsKeptWithThePasswordOnlyAndByItsOwner() throws Exception {
        Files.createDirectories(folder.resolve("policy.d"));
        Files.writeString(folder.resolve("policy.d/10-site.toml"), "elevation.keyring = true\n");
        EnrolledStore.makePasswordKey(folder);
        var keep = new Request.KeepPassword(USER, new byte[] {'x'});
        try (var ann = ann()) {
            passwordIsRight = false;
            assertInstanceOf(Answer.Failed.class, ask(ann, keep));
            passwordIsRight = true;
            assertInstanceOf(Answer.Done.class, ask(ann, keep));
        }
        assertEquals(List.of(Action.ENROLL, Action.ENROLL), asked);
        seating = Optional.of(new Seating("bob", "seat0", true, false, false));
        try (var bob = service.clientOfSystem(caller("bob"))) {
            assertInstanceOf(Answer.Failed.class, ask(bob, keep), "not even an administrator");
            assertInstanceOf(Answer.Failed.class, ask(bob, new Request.ForgetPassword(USER, false)));
            assertInstanceOf(Answer.Failed.class, ask(bob, new Request.ForgetPassword("", false)));
            assertInstanceOf(Answer.Failed.class, ask(bob, new Request.Keyring(USER)));
        }
        assertEquals(2, asked.size());
    }

    @Test
    void nobodyButRootIsGivenAPassword() throws Exception {
        try (var ann = ann();
                var own = service.client(caller(USER))) {
            assertInstanceOf(Answer.Failed.class, ask(ann, new Request.ReleasePassword(USER)));
            assertInstanceOf(Answer.Failed.class, ask(own, new Request.ReleasePassword(USER)));
        }
    }

    private static Request typed(String host, boolean remote) {
        return new Request.PasswordTyped(new Request.Authenticate(USER, "sudo", "/dev/pts/3", host, remote, false, 17));
    }

    private Answer asRoot(Request request) throws InterruptedException {
        try (var root = service.clientOfSystem(Caller.of("root"))) {
            return ask(root, request);
        }
    }

    @Test
    void aPasswordThatRootTellsOfIsOneThatTheFaceWaitsForAndNobodyElseIsBelieved() throws Exception {
        try (var ann = ann();
                var own = service.client(caller(USER));
                var bob = service.clientOfSystem(caller("bob"))) {
            for (var client : List.of(ann, own, bob)) {
                assertInstanceOf(Answer.Failed.class, ask(client, typed("", false)));
            }
        }
        assertEquals(Optional.of(Refusal.AFTER_BOOT), passwordFirst());
        assertEquals(new Answer.Done(), asRoot(typed("", false)));
        assertEquals(Optional.empty(), passwordFirst());
    }

    @Test
    void aPasswordThatRootTellsOfEndsTheLockoutAndOneFromElsewhereDoesNot() throws Exception {
        lockOut();
        asRoot(typed("192.0.2.7", false));
        assertEquals(Lockout.FOREVER, service.lockouts().remaining(USER));
        asRoot(typed("", false));
        assertEquals(Duration.ZERO, service.lockouts().remaining(USER));
    }

    @Test
    void thePasswordOfAnEnrolmentEndsTheLockout() throws Exception {
        lockOut();
        try (var ann = ann()) {
            ask(ann, new Request.RenameFace(USER, FACE, "other"));
        }
        assertEquals(Duration.ZERO, service.lockouts().remaining(USER));
    }

    private void lockOut() throws Exception {
        for (var i = 0; i < Lockout.MOST_FAILURES; i++) service.lockouts().failed(USER);
        assertEquals(Lockout.FOREVER, service.lockouts().remaining(USER));
    }

    @Test
    void aPasswordThatIsTypedOverTheNetworkSaysNothingAboutWhoIsHere() throws Exception {
        asRoot(typed("192.0.2.7", false));
        asRoot(typed("", true));
        seating = Optional.of(new Seating(USER, "seat0", true, true, false));
        asRoot(typed("", false));
        assertEquals(Optional.of(Refusal.AFTER_BOOT), passwordFirst());
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void norDoesOneThatIsTypedInNoSessionAtTheCamerasOrInSomebodyElses(Optional<Seating> where) throws Exception {
        seating = where;
        asRoot(typed("", false));
        assertEquals(Optional.of(Refusal.AFTER_BOOT), passwordFirst());
    }

    static List<Optional<Seating>> elsewhere() {
        return List.of(
                Optional.empty(),
                Optional.of(new Seating(USER, "", true, true, false)),
                Optional.of(new Seating(USER, "seat0", false, false, false)),
                Optional.of(new Seating(USER, "seat1", true, false, false)),
                Optional.of(new Seating("bob", "seat0", true, false, false)));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void whoDoesNotSitBeforeTheCameraCannotMakeItLook(Optional<Seating> where) throws Exception {
        seating = where;
        try (var ann = ann()) {
            for (var request : List.of(
                    new Request.Verify(USER, CAMERA),
                    new Request.Look(USER, CAMERA),
                    new Request.Preview(USER, CAMERA),
                    new Request.Enroll(USER, "new", CAMERA, false),
                    new Request.Doctor(USER, CAMERA))) {
                assertInstanceOf(Answer.Failed.class, ask(ann, request), request.toString());
            }
        }
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @MethodSource("madeUp")
    void onlyRootMayShowItAnythingButACamera(CameraChoice camera) throws Exception {
        try (var ann = ann()) {
            assertInstanceOf(Answer.Failed.class, ask(ann, new Request.Verify(USER, camera)));
            assertInstanceOf(Answer.Failed.class, ask(ann, new Request.Enroll(USER, "new", camera, false)));
        }
        assertEquals(List.of(), asked);
    }

    static List<CameraChoice> madeUp() {
        return List.of(
                new CameraChoice(Optional.of("/etc/shadow"), false, true),
                new CameraChoice(Optional.of("../etc/shadow"), false, true),
                new CameraChoice(Optional.of("/dev/../etc/shadow"), false, true),
                new CameraChoice(Optional.of("/dev/fd/../root/etc/shadow"), false, true),
                new CameraChoice(Optional.of("/dev/\0"), false, true),
                new CameraChoice(Optional.empty(), true, true));
    }

    private Semblance ann() {
        return service.clientOfSystem(caller(USER));
    }

    private static Caller caller(String user) {
        return new Caller(user, new Caller.Process(4711, 1000));
    }
}
