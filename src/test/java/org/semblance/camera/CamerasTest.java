package org.semblance.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CamerasTest {
    private static final OpenOptions ALLOW_VIRTUAL = new OpenOptions(true, true);

    private final Cameras cameras = new Cameras(FakeCamera.settings());
    private final List<FakeCamera> plugged = new ArrayList<>();

    @AfterEach
    void unplug() {
        plugged.forEach(FakeCamera::close);
    }

    @Test
    void sayWhatACameraIs() throws Exception {
        plug(
                new FakeBus.Usb(4, 0, "046d", "085e", "A1B2C3", "Logitech BRIO"),
                0,
                FakeCamera.Format.COLOR,
                new FakeCamera.Format(FakeCamera.Pixels.MJPG, 1280, 720, 60));
        var camera = cameras.list().getFirst();
        assertEquals(
                "usb:046d:085e:A1B2C3@pci-0000:00:14.0-usb-4:1.0",
                camera.identity().id());
        assertEquals("Logitech BRIO", camera.identity().name());
        assertFalse(camera.identity().virtual());
        assertEquals("uvcvideo", camera.driver());
        assertEquals("pci-0000:00:14.0-usb-4:1.0", camera.busPath());
        assertEquals(Optional.of("046d:085e"), camera.vendorProduct());
        assertEquals(Optional.of("A1B2C3"), camera.serial());
        assertEquals(Spectrum.COLOR, camera.spectrum());
        assertEquals(
                List.of(new CameraFormat("YUYV", 640, 480, 30), new CameraFormat("MJPG", 1280, 720, 60)),
                camera.formats());
        assertTrue(camera.usable());
    }

    @Test
    void knowACameraAgainUnderAnotherNumber() throws Exception {
        var bus = new FakeBus.Usb(4, 0, "046d", "085e", "", "Camera");
        plug(bus, 0, FakeCamera.Format.COLOR).close();
        var before = FakeCamera.plug(bus, 0, FakeCamera.Format.COLOR);
        var id = cameras.list().getFirst().identity().id();
        before.close();
        plug(bus, 7, FakeCamera.Format.COLOR);
        assertEquals(id, cameras.list().getFirst().identity().id());
    }

    @Test
    void tellTheTwoHalvesOfOneDeviceApart() throws Exception {
        plug(new FakeBus.Usb(4, 0, "04f2", "b6d9", "", "Integrated Camera"), 0, FakeCamera.Format.COLOR);
        plug(new FakeBus.Usb(4, 2, "04f2", "b6d9", "", "Integrated Camera"), 2, FakeCamera.Format.INFRARED);
        var found = cameras.list();
        assertNotEquals(found.get(0).identity().id(), found.get(1).identity().id());
        assertEquals(Spectrum.COLOR, found.get(0).spectrum());
        assertEquals(Spectrum.INFRARED, found.get(1).spectrum());
    }

    @Test
    void takeAColorCameraWithAGreyModeForColor() throws Exception {
        plug(0, FakeCamera.Format.INFRARED, FakeCamera.Format.COLOR);
        assertEquals(Spectrum.COLOR, cameras.list().getFirst().spectrum());
    }

    @Test
    void leaveMetadataNodesOut() throws Exception {
        plug(0, FakeCamera.Format.COLOR);
        plug(1, FakeCamera.Format.COLOR).metadataOnly();
        assertEquals(1, cameras.list().size());
    }

    @Test
    void areListedByNumber() throws Exception {
        for (var number : List.of(10, 2, 0)) plug(number, FakeCamera.Format.COLOR);
        assertEquals(
                List.of("video0", "video2", "video10"),
                cameras.list().stream()
                        .map(camera -> camera.node().getFileName().toString())
                        .toList());
    }

    @Test
    void areListedWithTheirProblem() throws Exception {
        plug(0, FakeCamera.Format.COLOR).forbid();
        plug(1, FakeCamera.Format.COLOR).hang();
        var found = cameras.list();
        assertInstanceOf(CameraException.Forbidden.class, found.get(0).problem().orElseThrow());
        assertInstanceOf(CameraException.Silent.class, found.get(1).problem().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "usb:046d:085e", "USB:046D:085E", "usb:046d:085e:SN0003@pci-0000:00:14.0-usb-3:1.0"})
    void openByName(String name) throws Exception {
        plug(2, FakeCamera.Format.COLOR);
        try (var source = cameras.open(name, OpenOptions.DEFAULT)) {
            assertEquals("Fake Camera", source.identity().name());
        }
    }

    @Test
    void openByNodeAndByALinkToIt(@TempDir Path folder) throws Exception {
        var node = plug(2, FakeCamera.Format.COLOR).node();
        cameras.open(node.toString(), OpenOptions.DEFAULT).close();
        var link = Files.createSymbolicLink(folder.resolve("my-camera"), node);
        cameras.open(link.toString(), OpenOptions.DEFAULT).close();
        assertEquals(1, cameras.list().size());
    }

    @Test
    void preferColorWhereNoNameIsGiven() throws Exception {
        plug(0, FakeCamera.Format.INFRARED);
        plug(1, FakeCamera.Format.COLOR).forbid();
        plug(2, FakeCamera.Format.COLOR);
        plug(3, FakeCamera.Format.COLOR);
        try (var source = cameras.open(Optional.empty(), OpenOptions.DEFAULT)) {
            assertEquals(cameras.list().get(2).identity(), source.identity());
        }
    }

    @Test
    void takeInfraredWhereThereIsNothingElse() throws Exception {
        plug(0, FakeCamera.Format.INFRARED);
        plug(new FakeBus.Loopback("Screen"), 1, FakeCamera.Format.COLOR);
        try (var source = cameras.open(Optional.empty(), OpenOptions.DEFAULT)) {
            assertEquals(cameras.list().getFirst().identity(), source.identity());
        }
    }

    @Test
    void sayWhatThereIsWhereANameIsUnknown() {
        plug(0, FakeCamera.Format.COLOR);
        var refusal = assertThrows(CameraException.NotFound.class, () -> cameras.open("9", OpenOptions.DEFAULT));
        assertTrue(refusal.getMessage().contains("Fake Camera"), refusal.getMessage());
    }

    @Test
    void doNotSayWhatElseThereIsAmongTheDevices() {
        for (var name : List.of("/dev/fd", "/dev/fd/nothing")) {
            assertThrows(CameraException.NotFound.class, () -> cameras.open(name, OpenOptions.DEFAULT), name);
        }
    }

    @Test
    void sayThatThereIsNone() {
        assertThrows(CameraException.NotFound.class, () -> cameras.open(Optional.empty(), OpenOptions.DEFAULT));
        var bare = new Cameras(new CameraSettings(Path.of("/nonexistent"), Path.of("/nonexistent")));
        assertThrows(CameraException.NotFound.class, () -> bare.open("0", OpenOptions.DEFAULT));
    }

    static Stream<FakeBus> virtualBuses() {
        return Stream.of(
                new FakeBus.Loopback("OBS Virtual Camera"),
                new FakeBus.Impostor(),
                new FakeBus.Vivid(),
                new FakeBus.UsbOverNetwork());
    }

    @ParameterizedTest
    @MethodSource("virtualBuses")
    void refuseAVirtualCameraHoweverItIsDressed(FakeBus bus) throws Exception {
        plug(bus, 0, FakeCamera.Format.COLOR).play(TestPictures.quadrants(640, 480));
        assertTrue(cameras.list().getFirst().identity().virtual());
        assertThrows(CameraException.Virtual.class, () -> cameras.open("0", OpenOptions.DEFAULT));
        assertThrows(CameraException.Virtual.class, () -> cameras.open(Optional.empty(), OpenOptions.DEFAULT));
        try (var source = cameras.open("0", ALLOW_VIRTUAL)) {
            assertTrue(source.identity().virtual());
        }
    }

    @Test
    void doNotLetAVirtualCameraStepBeforeARealOneOfTheSameVendorAndProduct() throws Exception {
        plug(new FakeBus.UsbOverNetwork(), 0, FakeCamera.Format.COLOR);
        plug(1, FakeCamera.Format.COLOR);
        try (var source = cameras.open("usb:046d:085e", OpenOptions.DEFAULT)) {
            assertFalse(source.identity().virtual());
        }
    }

    private FakeCamera plug(int number, FakeCamera.Format... formats) {
        return plug(new FakeBus.Usb(number + 1), number, formats);
    }

    private FakeCamera plug(FakeBus bus, int number, FakeCamera.Format... formats) {
        var camera = FakeCamera.plug(bus, number, formats);
        plugged.add(camera);
        return camera;
    }
}
