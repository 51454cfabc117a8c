package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.CameraInfo;
import org.semblance.camera.Spectrum;
import org.semblance.ipc.Answer;
import org.semblance.match.Gallery;

/// Cameras that a user was never enrolled with, on a real store.
class CameraTrustTest {
    private static final String WEBCAM = "usb:046d:085e:A1@pci-0000:00:14.0-usb-4";
    private static final CameraIdentity COLOR = camera(WEBCAM + ":1.0");
    private static final Gallery ANN = new Gallery("ann", List.of());
    private static final Gallery BOB = new Gallery("bob", List.of());

    @TempDir
    private Path folder;

    private List<CameraInfo> plugged = List.of(info(COLOR));
    private Equipment equipment;
    private CameraTrust trust;

    @BeforeEach
    void open() {
        equipment = new Equipment(
                EnrolledStore::recognition,
                () -> EnrolledStore.place(folder).openWithKeyFile(),
                _ -> new FakeSession(),
                _ -> {
                    throw new AssertionError("no camera is opened");
                },
                () -> plugged,
                EnrolledStore.rulebook(folder));
        trust = again();
    }

    private CameraTrust again() {
        return new CameraTrust(equipment, new Diary(equipment, InstantSource.system()));
    }

    @AfterEach
    void close() {
        equipment.close();
    }

    private static CameraIdentity camera(String id) {
        return new CameraIdentity(id, "webcam", false);
    }

    private static CameraInfo info(CameraIdentity identity) {
        return new CameraInfo(
                identity,
                Path.of("/dev/video0"),
                "uvcvideo",
                "",
                Optional.empty(),
                Optional.empty(),
                Spectrum.COLOR,
                false,
                List.of(),
                Optional.empty());
    }

    @Test
    void thePasswordVouchesForTheCameraThatWasRefused() throws Exception {
        assertFalse(trust.isTrusted(ANN, COLOR));
        trust.refused("ann", COLOR);
        assertFalse(trust.isTrusted(ANN, COLOR));
        trust.passwordUsed("ann");
        assertTrue(trust.isTrusted(ANN, COLOR));
        assertTrue(again().isTrusted(ANN, COLOR), "also after a restart");
        assertFalse(trust.isTrusted(BOB, COLOR), "and for nobody else");
    }

    @Test
    void thePasswordOfAnotherUserVouchesForNothing() throws Exception {
        trust.refused("ann", COLOR);
        trust.passwordUsed("bob");
        assertFalse(trust.isTrusted(ANN, COLOR));
        assertFalse(trust.isTrusted(BOB, COLOR));
    }

    @Test
    void aPasswordWithoutARefusedCameraVouchesForNothing() throws Exception {
        trust.passwordUsed("ann");
        assertFalse(trust.isTrusted(ANN, COLOR));
    }

    @Test
    void aCameraThatWasUnpluggedMeanwhileIsNotVouchedFor() throws Exception {
        trust.refused("ann", COLOR);
        plugged = List.of();
        trust.passwordUsed("ann");
        assertFalse(trust.isTrusted(ANN, COLOR));
    }

    @Test
    void whatThePasswordVouchedForIsListedAndCanBeForgotten() throws Exception {
        trust.trust("ann", COLOR);
        trust.trust("bob", COLOR);
        var list = new TrustList(equipment, trust);
        var trusted =
                assertInstanceOf(Answer.TrustedCameras.class, list.list("ann")).cameras();
        assertEquals(
                List.of(WEBCAM),
                trusted.stream().map(Answer.TrustedCamera::device).toList());
        assertEquals("", trusted.getFirst().face());
        assertInstanceOf(Answer.Failed.class, list.forget("ann", WEBCAM.replace("A1", "A2")));
        assertEquals(new Answer.Done(), list.forget("ann", COLOR.id()));
        assertFalse(trust.isTrusted(ANN, COLOR));
        assertFalse(again().isTrusted(ANN, COLOR), "also after a restart");
        assertTrue(trust.isTrusted(BOB, COLOR), "and nobody else's");
        assertEquals(new Answer.TrustedCameras(List.of()), list.list("ann"));
        assertInstanceOf(Answer.Failed.class, list.forget("ann", WEBCAM));
    }

    @Test
    void theCameraOfAFaceIsForgottenWithTheFace() throws Exception {
        equipment.close();
        EnrolledStore.copyTo(folder);
        open();
        var list = new TrustList(equipment, trust);
        var trusted = assertInstanceOf(Answer.TrustedCameras.class, list.list(EnrolledStore.USER))
                .cameras();
        assertEquals(EnrolledStore.FACE, trusted.getFirst().face());
        var refused = assertInstanceOf(
                Answer.Failed.class,
                list.forget(EnrolledStore.USER, trusted.getFirst().device()));
        assertTrue(refused.remedy().contains("semblance faces remove 'me'"), refused.remedy());
    }

    @Test
    void aUserWhoseNameBeginsLikeAnotherHasCamerasOfTheirOwn() throws Exception {
        trust.trust("ann", COLOR);
        assertEquals(new Answer.TrustedCameras(List.of()), new TrustList(equipment, trust).list("an"));
    }

    @Test
    void aFaceDoesNotVouchForACamera() throws Exception {
        trust.refused("ann", COLOR);
        trust.faceAccepted("ann");
        trust.passwordUsed("ann");
        assertFalse(trust.isTrusted(ANN, COLOR));
    }

    @Test
    void theInfraredHalfOfAWebcamIsTheSameDevice() throws Exception {
        trust.trust("ann", COLOR);
        assertTrue(trust.isTrusted(ANN, camera(WEBCAM + ":1.2")));
        assertTrue(trust.isTrusted(ANN, camera(WEBCAM + ":1.0#1")));
        assertEquals(WEBCAM, camera(WEBCAM + ":1.2#1").device());
    }

    @Test
    void anotherPortSerialNumberOrModelIsAnotherDevice() throws Exception {
        trust.trust("ann", COLOR);
        for (var id : List.of(
                WEBCAM.replace("usb-4", "usb-4.1") + ":1.0",
                WEBCAM.replace("usb-4", "usb-5") + ":1.0",
                WEBCAM.replace("A1", "A2") + ":1.0",
                WEBCAM.replace("085e", "085f") + ":1.0",
                "built-in@pci-0000:00:14.0")) {
            assertFalse(trust.isTrusted(ANN, camera(id)), id);
        }
    }
}
