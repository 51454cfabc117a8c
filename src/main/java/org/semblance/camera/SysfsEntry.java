package org.semblance.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What the kernel, not the device, says of a video node: the place in the device tree it hangs from.
final class SysfsEntry {
    private static final int MOST_BYTES = 256;

    private final Path real;
    private final Path device;

    /// @param entry as `/sys/class/video4linux/video0`
    SysfsEntry(Path entry) throws IOException {
        this.real = entry.toRealPath();
        var link = real.resolve("device");
        this.device = Files.exists(link) ? link.toRealPath() : real;
    }

    /// A name for people; the device chose it.
    String name() {
        return attribute(real, "name").orElse(real.getFileName().toString());
    }

    String driver() {
        try {
            return device.resolve("driver").toRealPath().getFileName().toString();
        } catch (IOException e) {
            return "";
        }
    }

    /// Which of the device's nodes this is.
    String index() {
        return attribute(real, "index").orElse("0");
    }

    /// Whether the device is, or hangs from, something that was found on a board: a PCI function, or a device
    /// that firmware describes. Loopback devices sit under `virtual`; `vivid` and USB over the network hang
    /// from platform devices that a module made up. What the driver or the camera call themselves does not
    /// count.
    boolean physical() {
        return ancestors().anyMatch(SysfsEntry::onBoard);
    }

    Optional<String> vendorProduct() {
        return usbDevice()
                .flatMap(usb -> attribute(usb, "idVendor")
                        .flatMap(vendor -> attribute(usb, "idProduct").map(product -> vendor + ":" + product)));
    }

    Optional<String> serial() {
        return usbDevice().flatMap(usb -> attribute(usb, "serial"));
    }

    /// Stable over reboots, in the manner of udev's ID_PATH: the PCI function, the USB port without the number
    /// of its bus, the USB interface. Empty for a device on no board.
    String busPath() {
        if (!physical()) return "";
        var board = ancestors().filter(SysfsEntry::onBoard).findFirst().orElseThrow();
        var path = subsystem(board) + "-" + board.getFileName();
        var usb = usbDevice().flatMap(found -> attribute(found, "devpath"));
        return path + usb.map(port -> "-usb-" + port + usbInterface()).orElse("");
    }

    /// Whether the firmware says that it cannot be unplugged. Some says nothing: then it counts as one that can.
    boolean builtIn() {
        var usb = usbDevice();
        return physical()
                && usb.map(found -> attribute(found, "removable")
                                .filter("fixed"::equals)
                                .isPresent())
                        .orElse(true);
    }

    private String usbInterface() {
        var name = device.getFileName().toString();
        var colon = name.indexOf(':');
        return colon < 0 ? "" : name.substring(colon);
    }

    private Optional<Path> usbDevice() {
        return ancestors()
                .filter(path -> Files.exists(path.resolve("idVendor")))
                .findFirst();
    }

    private Stream<Path> ancestors() {
        return Stream.iterate(device, path -> path != null, Path::getParent);
    }

    private static boolean onBoard(Path device) {
        return subsystem(device).equals("pci")
                || Files.exists(device.resolve("of_node"))
                || Files.exists(device.resolve("firmware_node"))
                        && !subsystem(device).equals("usb");
    }

    private static String subsystem(Path device) {
        try {
            return device.resolve("subsystem").toRealPath().getFileName().toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<String> attribute(Path device, String name) {
        try (var in = Files.newInputStream(device.resolve(name))) {
            var text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
            var printable = text.replaceAll("\\p{Cntrl}", "?");
            return Optional.of(printable).filter(value -> !value.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
