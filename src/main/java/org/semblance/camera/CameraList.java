package org.semblance.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Finds the webcams of this machine: the kernel's list, and what each device says when asked.
final class CameraList {
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final CameraSettings settings;

    CameraList(CameraSettings settings) {
        this.settings = settings;
    }

    /// By number of the node. Nodes that carry something else than pictures are left out.
    List<CameraInfo> read() throws InterruptedException {
        var cameras = new ArrayList<CameraInfo>();
        for (var entry : entries()) read(entry).ifPresent(cameras::add);
        return cameras;
    }

    private List<Path> entries() {
        var entries = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(settings.sysfs(), "video[0-9]*")) {
            found.forEach(entries::add);
        } catch (IOException e) {
            return List.of(); // a kernel without video
        }
        entries.sort(Comparator.comparingInt((Path entry) -> entry.toString().length())
                .thenComparing(Comparator.naturalOrder()));
        return entries;
    }

    private Optional<CameraInfo> read(Path entry) throws InterruptedException {
        SysfsEntry sysfs;
        try {
            sysfs = new SysfsEntry(entry);
        } catch (IOException e) {
            return Optional.empty(); // unplugged since it was listed
        }
        var node = settings.dev().resolve(entry.getFileName());
        try {
            var answer = Patience.atMost(ANSWER, "probe " + node.getFileName(), () -> ask(node));
            if (!answer.capability().captures()) return Optional.empty();
            var known = answer.formats().stream()
                    .anyMatch(format -> PixelFormat.of(format.fourcc()).isPresent());
            return Optional.of(info(
                    sysfs,
                    node,
                    answer,
                    known
                            ? Optional.empty()
                            : Optional.of(new CameraException.Unreadable(
                                    node, CameraFlaw.UNKNOWN_FORMATS, answer.formats()))));
        } catch (TimeoutException e) {
            return Optional.of(unanswered(sysfs, node, new CameraException.Silent(node.toString(), ANSWER)));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof V4l2.Failure failure)) throw new IllegalStateException(e.getCause());
            return Optional.of(unanswered(sysfs, node, DeviceProblem.explain(failure, node.toString(), node)));
        }
    }

    private record Answer(V4l2.Capability capability, List<CameraFormat> formats) {}

    private static Answer ask(Path node) throws V4l2.Failure {
        try (var device = new V4l2(node)) {
            var capability = device.capability();
            return new Answer(capability, capability.captures() ? device.formats() : List.of());
        }
    }

    private static CameraInfo unanswered(SysfsEntry sysfs, Path node, CameraException problem) {
        var silent = new Answer(new V4l2.Capability(sysfs.driver(), sysfs.name(), true), List.of());
        return info(sysfs, node, silent, Optional.of(problem));
    }

    private static CameraInfo info(SysfsEntry sysfs, Path node, Answer answer, Optional<CameraException> problem) {
        return new CameraInfo(
                new CameraIdentity(id(sysfs), sysfs.name(), !sysfs.physical()),
                node,
                sysfs.driver().isEmpty() ? answer.capability().driver() : sysfs.driver(),
                sysfs.busPath(),
                sysfs.vendorProduct(),
                sysfs.serial(),
                spectrum(answer.formats()),
                sysfs.builtIn(),
                answer.formats(),
                problem);
    }

    /// As `usb:046d:085e:SERIAL@pci-0000:00:14.0-usb-4:1.0`. The USB interface is in the path, so the color and
    /// the infrared half of one device differ; nodes of one interface differ by their index.
    private static String id(SysfsEntry sysfs) {
        if (!sysfs.physical()) return "virtual:" + sysfs.name();
        var device = sysfs.vendorProduct()
                .map(ids -> "usb:" + ids
                        + sysfs.serial().map(serial -> ":" + serial).orElse(""))
                .orElse("built-in");
        var index = sysfs.index().equals("0") ? "" : "#" + sysfs.index();
        return device + "@" + sysfs.busPath() + index;
    }

    private static Spectrum spectrum(List<CameraFormat> formats) {
        var known = formats.stream()
                .flatMap(format -> PixelFormat.of(format.fourcc()).stream())
                .toList();
        var infrared = !known.isEmpty() && known.stream().allMatch(format -> format.spectrum() == Spectrum.INFRARED);
        return infrared ? Spectrum.INFRARED : Spectrum.COLOR;
    }
}
