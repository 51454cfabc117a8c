package org.semblance.camera;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.opencv.opencv_core.Mat;

/// An AVI file whose video is JPEG pictures. A file that was cut off plays as far as it is whole.
final class MjpegAvi implements Recording.Pictures {
    private static final System.Logger LOG = System.getLogger(MjpegAvi.class.getName());

    private final Path file;
    private final FileChannel channel;
    private final AviIndex index;

    MjpegAvi(Path file) throws CameraException.Unreadable {
        this.file = file;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new CameraException.Unreadable(e, file, CameraFlaw.NO_OPENING);
        }
        try {
            index = AviIndex.read(channel, file);
        } catch (IOException e) {
            close();
            throw new CameraException.Unreadable(e, file, CameraFlaw.NO_READING);
        } catch (CameraException.Unreadable e) {
            close();
            throw e;
        }
    }

    /// False where the file was cut off.
    boolean whole() {
        return index.whole();
    }

    @Override
    public int count() {
        return index.offsets().length;
    }

    @Override
    public double framesPerSecond() {
        return index.framesPerSecond();
    }

    @Override
    public Mat read(int number) throws CameraException.Unreadable {
        var bytes = ByteBuffer.allocate(index.lengths()[number]);
        try {
            readFully(channel, bytes, index.offsets()[number]);
        } catch (IOException e) {
            throw new CameraException.Unreadable(e, file, CameraFlaw.FRAME_UNREADABLE, number);
        }
        var picture = Picture.decode(bytes.flip())
                .orElseThrow(() -> new CameraException.Unreadable(file, CameraFlaw.FRAME_BROKEN, number));
        return Picture.fit(picture, file);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing " + file, e);
        }
    }

    static void readFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        var at = position;
        while (bytes.hasRemaining()) {
            var read = channel.read(bytes, at);
            if (read < 0) throw new EOFException("at " + at);
            at += read;
        }
    }
}
