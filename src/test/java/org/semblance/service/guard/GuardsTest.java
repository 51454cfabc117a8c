package org.semblance.service.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.CameraInfo;
import org.semblance.camera.Spectrum;
import org.semblance.decide.Refusal;
import org.semblance.ipc.Request;
import org.semblance.policy.PolicyFolder;
import org.semblance.policy.Rulebook;
import org.semblance.policy.SettingsFile;
import org.semblance.session.Beginning;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;
import org.semblance.session.Whereabouts;
import org.semblance.session.Whereabouts.Seating;

/// Every guard by its name. What is not said is as it should be: ann sits at her desk before an open laptop.
class GuardsTest {
    @TempDir
    private Path folder;

    private final Still around = new Still();
    private String user = "ann";
    private String service = "i3lock";
    private String remoteHost = "";
    private String terminal = "/dev/tty1";
    private boolean remote;
    private boolean confirmed;

    /// A machine on which nothing moves.
    private static final class Still implements Inquiry.Surroundings {
        Optional<Seating> seating = Optional.of(new Seating("ann", "seat0", true, false, false));
        boolean lidClosed;
        boolean screensOff;
        boolean mayLogIn = true;
        boolean passwordAsked;
        boolean paused;
        boolean left = true;
        boolean toldNo;
        Optional<Refusal> passwordFirst = Optional.empty();
        boolean silent;
        int asked;
        final List<CameraInfo> cameras = new ArrayList<>(List.of(camera("lid", Spectrum.COLOR, true, false)));

        @Override
        public Whereabouts whereabouts() throws SessionException {
            asked++;
            if (silent) throw new SessionException(SessionFlaw.NO_LOGIND);
            return new Whereabouts(seating, lidClosed, screensOff);
        }

        @Override
        public List<CameraInfo> cameras() {
            return cameras;
        }

        @Override
        public boolean mayLogIn() {
            return mayLogIn;
        }

        @Override
        public boolean isPasswordAsked() {
            return passwordAsked;
        }

        @Override
        public boolean isPaused() {
            return paused;
        }

        @Override
        public boolean mayOpenAfterLock() {
            return left;
        }

        @Override
        public Optional<Refusal> passwordFirst(Optional<Beginning> beginning) {
            return passwordFirst;
        }

        @Override
        public boolean wasToldNo() {
            return toldNo;
        }
    }

    private static CameraInfo camera(String id, Spectrum spectrum, boolean builtIn, boolean virtual) {
        return new CameraInfo(
                new CameraIdentity(id, id, virtual),
                Path.of("/dev/video0"),
                "uvcvideo",
                "",
                Optional.empty(),
                Optional.empty(),
                spectrum,
                builtIn,
                List.of(),
                Optional.empty());
    }

    @BeforeEach
    void makePolicyFolder() throws Exception {
        Files.createDirectory(folder.resolve("policy.d"));
    }

    private void policy(String text) throws Exception {
        Files.writeString(folder.resolve("policy.d/10-site.toml"), text);
    }

    private Inquiry inquiry() throws Exception {
        var owner = (int) Files.getAttribute(folder, "unix:uid");
        var rulebook = new Rulebook(
                new PolicyFolder(folder.resolve("policy.d"), owner),
                _ -> new SettingsFile(folder.resolve("settings.toml")));
        var asked = new Request.Authenticate(user, service, terminal, remoteHost, remote, confirmed, 17);
        return new Inquiry(asked, rulebook.rules("ann"), around);
    }

    private void assertFree() throws Exception {
        assertEquals(Optional.empty(), Guards.first(inquiry()));
    }

    private void assertRefused(Ground ground) throws Exception {
        assertEquals(Optional.of(ground), Guards.first(inquiry()).map(Objection::ground));
    }

    /// Everything that a confirmed sudo before an infrared camera needs.
    private void elevate(String elevated) throws Exception {
        service = elevated;
        confirmed = true;
        around.cameras.add(camera("infrared", Spectrum.INFRARED, true, false));
        policy("[elevation]\nservices = [\"" + elevated + "\"]\n");
    }

    @Test
    void aScreenLockerMayAsk() throws Exception {
        assertFree();
        service = "xsecurelock";
        remoteHost = "localhost";
        assertFree();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "::ffff:127.0.0.2", "desk.example", " ", "localhost.example"})
    void anSshLoginDoesNotOpenTheCameraAtTheDesk(String host) throws Exception {
        remoteHost = host;
        assertRefused(Ground.REMOTE);
    }

    @Test
    void theEnvironmentOfAnSshSessionIsRefused() throws Exception {
        elevate("sudo");
        remote = true;
        assertRefused(Ground.REMOTE);
    }

    @Test
    void anSshSessionThatHidesItsEnvironmentIsRefused() throws Exception {
        elevate("sudo");
        around.seating = Optional.of(new Seating("ann", "", true, true, false));
        assertRefused(Ground.REMOTE_SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo",
                "sudo-i",
                "su",
                "su-l",
                "polkit-1",
                "login",
                "gdm-password",
                "lightdm",
                "sddm",
                "sshd",
                "passwd",
                "cron",
                "I3LOCK",
                "i3lock ",
                ""
            })
    void asShippedWhatIsNoScreenLockerIsRefused(String other) throws Exception {
        service = other;
        confirmed = true;
        assertRefused(Ground.SERVICE);
    }

    @Test
    void sudoNeedsAWordOfTheAdministrator() throws Exception {
        elevate("sudo");
        assertFree();
        service = "sudo-i";
        assertRefused(Ground.SERVICE);
    }

    @Test
    void sudoNeedsAWordOfThePerson() throws Exception {
        elevate("sudo");
        confirmed = false;
        assertRefused(Ground.CONFIRMATION);
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            names = {"AFTER_BOOT", "PASSWORD_AGE", "LONG_IDLE"})
    void thePasswordComesFirst(Refusal reason) throws Exception {
        around.passwordFirst = Optional.of(reason);
        assertRefused(Ground.of(reason));
        elevate("sudo");
        around.passwordFirst = Optional.of(reason);
        around.cameras.removeIf(camera -> camera.spectrum() == Spectrum.INFRARED);
        assertRefused(Ground.of(reason));
    }

    @Test
    void beforeAnInfraredCameraNobodyIsAwayForTooLong() throws Exception {
        elevate("sudo");
        around.passwordFirst = Optional.of(Refusal.LONG_IDLE);
        assertFree();
        service = "i3lock";
        assertRefused(Ground.LONG_IDLE);
        around.cameras.removeIf(camera -> camera.spectrum() == Spectrum.COLOR);
        assertFree();
    }

    @Test
    void onlyTheOwnSessionTellsThatThePasswordWasTyped() throws Exception {
        var beginning = Optional.of(new Beginning("lightdm", Duration.ofHours(1)));
        around.seating = Optional.of(new Seating("ann", "seat0", true, false, false, beginning));
        assertEquals(beginning, inquiry().beginning());
        around.seating = Optional.of(new Seating("mallory", "seat0", true, false, false, beginning));
        assertEquals(Optional.empty(), inquiry().beginning());
        around.seating = Optional.of(new Seating("ann", "", true, true, false, beginning));
        assertEquals(Optional.empty(), inquiry().beginning());
        around.silent = true;
        assertEquals(Optional.empty(), inquiry().beginning());
    }

    @Test
    void whilePausedNobodyIsLookedAt() throws Exception {
        around.paused = true;
        assertRefused(Ground.PAUSED);
    }

    @Test
    void aProgramOfNoSessionIsRefused() throws Exception {
        around.seating = Optional.empty();
        assertRefused(Ground.SESSION);
        elevate("sudo");
        assertRefused(Ground.SESSION);
    }

    @Test
    void thePromptOfALoginBelongsToNoSessionYet() throws Exception {
        elevate("login");
        around.seating = Optional.empty();
        assertFree();
    }

    @Test
    void aProgramThatOnlyCallsItselfALoginIsRefused() throws Exception {
        elevate("login");
        around.seating = Optional.empty();
        around.mayLogIn = false;
        assertRefused(Ground.SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttyS0", "/dev/ttyS0", "hvc0", "pts/3", "/dev/pts/3", "desk.example:0", "tty1x"})
    void aLoginOverASerialLineDoesNotOpenTheCameraAtTheDesk(String line) throws Exception {
        elevate("login");
        around.seating = Optional.empty();
        terminal = line;
        assertRefused(Ground.SEAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tty1", "/dev/tty2", ":0", ":1.0", ""})
    void aLoginAtAScreenIsAtTheDesk(String screen) throws Exception {
        elevate("login");
        around.seating = Optional.empty();
        terminal = screen;
        assertFree();
    }

    @Test
    void aFaceDoesNotVouchForOtherFaces() throws Exception {
        elevate("polkit-1");
        assertFree();
        around.passwordAsked = true;
        assertRefused(Ground.FACES);
        elevate("sudo");
        assertFree();
    }

    @Test
    void aGreeterAsksForWhoeverLogsIn() throws Exception {
        elevate("gdm-password");
        around.seating = Optional.of(new Seating("gdm", "seat0", true, false, true));
        assertFree();
    }

    @Test
    void aSessionInTheBackgroundIsRefused() throws Exception {
        around.seating = Optional.of(new Seating("ann", "seat0", false, false, false));
        assertRefused(Ground.INACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seat1"})
    void aForeignSeatIsRefused(String seat) throws Exception {
        around.seating = Optional.of(new Seating("ann", seat, true, false, false));
        assertRefused(Ground.SEAT);
    }

    @Test
    void whoeverLocksOutSomebodyElseByFailingForThemIsRefused() throws Exception {
        elevate("su");
        around.seating = Optional.of(new Seating("mallory", "seat0", true, false, false));
        assertRefused(Ground.OTHER_PERSON);
        around.seating = Optional.of(new Seating("mallory", "seat0", true, false, true));
        assertRefused(Ground.OTHER_PERSON);
    }

    @Test
    void aClosedLidNeedsACameraOutside() throws Exception {
        around.lidClosed = true;
        assertRefused(Ground.LID);
        around.cameras.add(camera("loopback", Spectrum.COLOR, false, true));
        assertRefused(Ground.LID);
        around.cameras.add(camera("desk", Spectrum.COLOR, false, false));
        assertFree();
        assertEquals("desk", inquiry().requiredCamera().orElseThrow().identity().id());
    }

    @Test
    void aDarkScreenIsRefused() throws Exception {
        around.screensOff = true;
        assertRefused(Ground.SCREEN_OFF);
    }

    @Test
    void afterALockByHandTheFaceThatIsStillThereOpensNothing() throws Exception {
        around.left = false;
        assertRefused(Ground.AFTER_LOCK);
        elevate("sudo");
        assertFree();
    }

    private void elevateWith(String evidence) throws Exception {
        elevate("sudo");
        policy("[elevation]\nservices = [\"sudo\"]\nevidence = \"" + evidence + "\"\n");
    }

    @Test
    void aColorCameraMakesNobodyRoot() throws Exception {
        elevateWith("infrared");
        assertEquals(
                "infrared", inquiry().requiredCamera().orElseThrow().identity().id());
        assertFalse(inquiry().wantsChallenge());
        around.cameras.removeLast();
        assertRefused(Ground.INFRARED);
        elevateWith("none");
        assertFree();
        assertEquals(Optional.empty(), inquiry().requiredCamera());
        assertFalse(inquiry().wantsChallenge());
    }

    @Test
    void withoutAnInfraredCameraTheHeadHasToBeTurned() throws Exception {
        elevate("sudo");
        assertFree();
        assertFalse(inquiry().wantsChallenge());
        around.cameras.removeLast();
        assertFree();
        assertTrue(inquiry().wantsChallenge());
        elevateWith("challenge");
        assertTrue(inquiry().wantsChallenge());
        assertEquals(Optional.empty(), inquiry().requiredCamera());
        elevateWith("both");
        assertTrue(inquiry().wantsChallenge());
        around.cameras.removeIf(camera -> camera.spectrum() == Spectrum.INFRARED);
        assertRefused(Ground.INFRARED);
    }

    @Test
    void aScreenAsksForNoTurnOfTheHead() throws Exception {
        elevateWith("both");
        service = "i3lock";
        assertFree();
        assertFalse(inquiry().wantsChallenge());
    }

    @Test
    void aUserCannotChooseAColorCameraForSudo() throws Exception {
        elevate("sudo");
        Files.writeString(folder.resolve("settings.toml"), "camera = \"lid\"\n");
        assertEquals(
                "infrared", inquiry().requiredCamera().orElseThrow().identity().id());
        policy("camera = \"lid\"\n[elevation]\nservices = [\"sudo\"]\nevidence = \"infrared\"\n");
        assertRefused(Ground.INFRARED);
    }

    @Test
    void aStackThatRunsAgainHearsTheSameNo() throws Exception {
        elevate("sudo");
        around.toldNo = true;
        assertRefused(Ground.RERUN);
    }

    @Test
    void aGuardThatCannotTellObjects() throws Exception {
        around.silent = true;
        assertEquals(
                Optional.of(new Objection(Ground.SESSION, "the system bus answers, logind is not on it")),
                Guards.first(inquiry()));
        around.asked = 0;
        var all = Guards.all(inquiry()).stream().map(Objection::ground).toList();
        assertTrue(all.containsAll(List.of(Ground.SEAT, Ground.INACTIVE, Ground.LID)), all.toString());
        assertEquals(1, around.asked, "a silence is waited out once");
    }
}
