package org.semblance.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.opencv.opencv_core.Mat;

/// A folder of JPEG, PNG and BMP files, in the order of their names. Other files are left alone.
final class ImageFolder implements Recording.Pictures {
    private static final double FRAMES_PER_SECOND = 30;

    private final List<Path> files;

    ImageFolder(Path folder) throws CameraException.Unreadable {
        try (var list = Files.list(folder)) {
            files = list.filter(ImageFolder::isPicture).sorted().toList();
        } catch (IOException e) {
            throw new CameraException.Unreadable(e, folder, CameraFlaw.NO_LISTING);
        }
        if (files.isEmpty()) throw new CameraException.Unreadable(folder, CameraFlaw.NO_PICTURES);
    }

    @Override
    public int count() {
        return files.size();
    }

    @Override
    public double framesPerSecond() {
        return FRAMES_PER_SECOND;
    }

    @Override
    public Mat read(int number) throws CameraException.Unreadable {
        return Picture.read(files.get(number));
    }

    @Override
    public void close() {
        // files are open only while they are read
    }

    private static boolean isPicture(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        var isNamedSo =
                name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png") || name.endsWith(".bmp");
        return isNamedSo && Files.isRegularFile(file);
    }
}
