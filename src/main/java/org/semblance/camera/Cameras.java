package org.semblance.camera;

import java.io.IOException;
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
    private static final System.Logger LOG = System.getLogger(Cameras.class.getName());

    /// One that can be used, a real one before a virtual one, color before infrared, then by number.
    private static final Comparator<CameraInfo> PREFERENCE = Comparator.comparing(
                    (CameraInfo camera) -> !camera.usable())
            .thenComparing(camera -> camera.identity().virtual())
            .thenComparing(CameraInfo::spectrum);

    private final CameraSettings settings;

    public Cameras(CameraSettings settings) {
        this.settings = settings;
    }

    /// Webcams by number of the node, usable or not, virtual ones too.
    public List<CameraInfo> list() throws InterruptedException {
        return new CameraList(settings).read();
    }

    /// Opens the camera of that name. Without a name: of the cameras that can be used, a color one before an
    /// infrared one, then the one of the lowest number.
    public FrameSource open(Optional<String> name, OpenOptions options) throws CameraException, InterruptedException {
        return name.isPresent() ? open(name.get(), options) : openWebcam("", list(), options);
    }

    /// @throws CameraException.NotFound where nothing has that name, and says what there is
    /// @throws CameraException.Virtual when nothing physical is behind it, as with a recording, and `options`
    ///   does not allow that; of what else lies in `/dev`, links to anywhere too, it is not told whether it is
    /// there
    public FrameSource open(String name, OpenOptions options) throws CameraException, InterruptedException {
        var cameras = list();
        var matching = cameras.stream().filter(camera -> answers(camera, name)).toList();
        if (!matching.isEmpty()) return openWebcam(name, matching, options);
        if (name.startsWith("/dev/") && !options.allowVirtual()) throw notFound(name, cameras);
        var path = recording(name).orElseThrow(() -> notFound(name, cameras));
        if (!options.allowVirtual()) throw new CameraException.Virtual(name);
        return new Recording(path, Files.isDirectory(path) ? new ImageFolder(path) : avi(path), options.paced());
    }

    private FrameSource openWebcam(String name, List<CameraInfo> candidates, OpenOptions options)
            throws CameraException, InterruptedException {
        var camera = candidates.stream()
                .filter(candidate ->
                        options.allowVirtual() || !candidate.identity().virtual())
                .min(PREFERENCE);
        if (camera.isPresent()) return Webcam.open(camera.get(), options.openTimeout());
        if (candidates.isEmpty()) throw notFound(name, candidates);
        throw new CameraException.Virtual(candidates.getFirst().label());
    }

    /// A number is a camera's, also where a file of that name lies about.
    private static Optional<Path> recording(String name) {
        if (name.isEmpty() || name.chars().allMatch(Character::isDigit)) return Optional.empty();
        try {
            return Optional.of(Path.of(name)).filter(path -> Files.isDirectory(path) || Files.isRegularFile(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static MjpegAvi avi(Path file) throws CameraException.Unreadable {
        var avi = new MjpegAvi(file);
        if (!avi.whole()) LOG.log(System.Logger.Level.WARNING, file + " is cut off; it has " + avi.count() + " frames");
        return avi;
    }

    private static boolean answers(CameraInfo camera, String name) {
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
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }

    private static CameraException.NotFound notFound(String name, List<CameraInfo> cameras) {
        return new CameraException.NotFound(
                name, cameras.stream().map(CameraInfo::label).toList());
    }
}
