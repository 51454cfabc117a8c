package org.semblance.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// What the kernel shows of a camera under `/sys`: where it is plugged in.
public sealed interface FakeBus {
    /// Name the device gives itself.
    String card();

    default String driver() {
        return "uvcvideo";
    }

    /// Directory of the device that the driver is bound to, relative to `sys/devices`.
    String device();

    /// Makes everything between `sys/devices` and the camera.
    void add(Path sys, int number) throws IOException;

    default void remove(Path sys, int number) throws IOException {
        Files.deleteIfExists(sys.resolve("class/video4linux/video" + number));
        deleteTree(sys.resolve("devices").resolve(device()).resolve("video4linux/video" + number));
    }

    /// A real one. Two cameras of one device (color and infrared) share a port and differ in the interface.
    record Usb(int port, int usbInterface, String vendor, String product, String serial, String card)
            implements FakeBus {
        public Usb(int port) {
            this(port, 0, "046d", "085e", "SN%04d".formatted(port), "Fake Camera");
        }

        @Override
        public String device() {
            return "pci0000:00/0000:00:14.0/usb1/1-%d/1-%d:1.%d".formatted(port, port, usbInterface);
        }

        @Override
        public void add(Path sys, int number) throws IOException {
            addUsb(sys, number, this, vendor, product, serial);
            link(sys.resolve("devices/pci0000:00/0000:00:14.0/subsystem"), sys.resolve("bus/pci"));
        }
    }

    /// `v4l2loopback`.
    record Loopback(String card) implements FakeBus {
        @Override
        public String device() {
            return "virtual";
        }

        @Override
        public String driver() {
            return "v4l2 loopback";
        }

        @Override
        public void add(Path sys, int number) throws IOException {
            addNode(sys, number, this);
        }
    }

    /// A loopback device that says it is a webcam of a good maker.
    record Impostor() implements FakeBus {
        @Override
        public String card() {
            return "Logitech BRIO";
        }

        @Override
        public String device() {
            return "virtual";
        }

        @Override
        public void add(Path sys, int number) throws IOException {
            addNode(sys, number, this);
        }
    }

    /// `vivid`: a platform device that a module made up.
    record Vivid() implements FakeBus {
        @Override
        public String card() {
            return "vivid";
        }

        @Override
        public String driver() {
            return "vivid";
        }

        @Override
        public String device() {
            return "platform/vivid.0";
        }

        @Override
        public void add(Path sys, int number) throws IOException {
            addNode(sys, number, this);
            link(sys.resolve("devices/platform/vivid.0/subsystem"), sys.resolve("bus/platform"));
        }
    }

    /// USB over the network, or a USB device played by a program: it has all a USB camera has, on a made-up
    /// controller.
    record UsbOverNetwork() implements FakeBus {
        @Override
        public String card() {
            return "Remote Camera";
        }

        @Override
        public String device() {
            return "platform/vhci_hcd.0/usb5/5-1/5-1:1.0";
        }

        @Override
        public void add(Path sys, int number) throws IOException {
            addUsb(sys, number, this, "046d", "085e", "REMOTE");
            link(sys.resolve("devices/platform/vhci_hcd.0/subsystem"), sys.resolve("bus/platform"));
        }
    }

    private static void addUsb(Path sys, int number, FakeBus bus, String vendor, String product, String serial)
            throws IOException {
        addNode(sys, number, bus);
        var usbInterface = sys.resolve("devices").resolve(bus.device());
        var usb = usbInterface.getParent();
        Files.writeString(usb.resolve("idVendor"), vendor + "\n");
        Files.writeString(usb.resolve("idProduct"), product + "\n");
        Files.writeString(usb.resolve("devpath"), usb.getFileName().toString().split("-")[1] + "\n");
        if (!serial.isEmpty()) Files.writeString(usb.resolve("serial"), serial + "\n");
        link(usb.resolve("subsystem"), sys.resolve("bus/usb"));
        link(usbInterface.resolve("subsystem"), sys.resolve("bus/usb"));
        link(usbInterface.resolve("driver"), sys.resolve("bus/usb/drivers").resolve(bus.driver()));
    }

    private static void addNode(Path sys, int number, FakeBus bus) throws IOException {
        var device = sys.resolve("devices").resolve(bus.device());
        var node = Files.createDirectories(device.resolve("video4linux/video" + number));
        Files.writeString(node.resolve("name"), bus.card() + "\n");
        Files.writeString(node.resolve("index"), "0\n");
        Files.writeString(node.resolve("dev"), "81:" + number + "\n");
        link(node.resolve("subsystem"), sys.resolve("class/video4linux"));
        if (!bus.device().equals("virtual")) link(node.resolve("device"), device);
        link(sys.resolve("class/video4linux/video" + number), node);
    }

    private static void link(Path at, Path target) throws IOException {
        Files.createDirectories(at.getParent());
        if (!target.getFileName().toString().startsWith("video")) Files.createDirectories(target);
        Files.deleteIfExists(at);
        Files.createSymbolicLink(at, at.getParent().relativize(target));
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.notExists(root)) return;
        try (var tree = Files.walk(root)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
