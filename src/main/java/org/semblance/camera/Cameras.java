package org.semblance.camera;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The cameras of this machine and the recordings on it: the way in to this package.
///
/// A camera's name is its number, its node, `usb:` and vendor:product (of two such cameras the one the default
/// rule prefers), its [CameraIdentity#id], or a recording's path: a folder of pictures or an AVI of JPEG
/// frames.
public final class Cameras {
    /// Of all cameras that can be used: a real one before a virtual one, color before infrared, then by number.
    /// Infrared alone is taken when there is nothing else.
    private static final Comparator<CameraInfo> PREFERENCE = Comparator.comparing(
                    (CameraInfo camera) -> camera.identity().virtual())
            .thenComparing(camera -> !camera.usable())
            .thenComparing(CameraInfo::spectrum);

    private final CameraSettings settings;

    public Cameras(CameraSettings settings) {
        this.settings = settings;
    }

    /// Webcams by number of the node, usable or not, virtual ones too.
    public List<CameraInfo> list() throws InterruptedException {
        return new CameraList(settings).read();
    }

    /// Opens the camera of that name, or the preferred one where no name is given.
    public FrameSource open(Optional<String> name, OpenOptions options) throws CameraException, InterruptedException {
        return name.isPresent() ? open(name.get(), options) : openWebcam("", list(), options);
    }

    /// @throws CameraException.NotFound, and says what there is
    /// @throws CameraException.Virtual when nothing physical is behind it and `options` does not allow that
    public FrameSource open(String name, OpenOptions options) throws CameraException, InterruptedException {
        var cameras = list();
        var matching = cameras.stream().filter(camera -> answers(camera, name)).toList();
        if (matching.isEmpty()) throw notFound(name, cameras);
        return openWebcam(name, matching, options);
    }

    private FrameSource openWebcam(String name, List<CameraInfo> candidates, OpenOptions options)
            throws CameraException, InterruptedException {
        var camera = candidates.stream().min(PREFERENCE).orElseThrow(() -> notFound(name, candidates));
        if (camera.identity().virtual() && !options.allowVirtual()) throw new CameraException.Virtual(camera.label());
        return Webcam.open(camera, options.openTimeout());
    }

    private boolean answers(CameraInfo camera, String name) {
        return camera.identity().id().equals(name)
                || camera.node().getFileName().toString().equals("video" + name)
                || camera.vendorProduct()
                        .filter(ids -> name.equalsIgnoreCase("usb:" + ids))
                        .isPresent()
                || isNode(camera.node(), name);
    }

    /// Links as `/dev/v4l/by-id/...` name a camera too.
    private static boolean isNode(Path node, String name) {
        if (!name.startsWith("/")) return false;
        try {
            var path = Path.of(name);
            return path.equals(node) || Files.exists(path) && Files.isSameFile(path, node);
        } catch (InvalidPathException | java.io.IOException e) {
            return false;
        }
    }

    private static CameraException.NotFound notFound(String name, List<CameraInfo> cameras) {
        return new CameraException.NotFound(
                name, cameras.stream().map(CameraInfo::label).toList());
    }
}
