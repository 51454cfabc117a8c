package org.semblance.training;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.opencv.opencv_core.Mat;

/// Writes a [CropShard]. Its folder appears, complete, with [#finish]; closed before that it leaves nothing.
final class CropWriter implements AutoCloseable {
    static final String UNFINISHED = ".unfinished";

    private final Path folder;
    private final Path unfinished;
    private final OutputStream crops;
    private final OutputStream labels;
    private final OutputStream refused;
    private OutputStream teacher;
    private final byte[] bytes = new byte[CropShard.BYTES];

    /// @param origin see [Origin]
    CropWriter(Path folder, String origin) throws IOException {
        this.folder = folder;
        this.unfinished = folder.resolveSibling(folder.getFileName() + UNFINISHED);
        Origin.delete(unfinished);
        Files.createDirectories(unfinished);
        Origin.write(unfinished, origin);
        this.crops = open(CropShard.CROPS);
        this.labels = open(CropShard.LABELS);
        this.refused = open(CropShard.REFUSED);
    }

    private OutputStream open(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(unfinished.resolve(name)), 1 << 16);
    }

    /// @param crop CV_8UC3, BGR, [CropShard#SIDE] squared, continuous
    /// @param embedding of the teacher, or nothing
    void add(CropShard.Label label, Mat crop, float... embedding) throws IOException {
        crop.data().get(bytes);
        crops.write(bytes);
        labels.write("%s\t%s\t%d\n"
                .formatted(label.source(), label.name(), label.person())
                .getBytes(StandardCharsets.UTF_8));
        if (embedding.length > 0) {
            if (teacher == null) teacher = open(CropShard.TEACHER);
            var halfs = ByteBuffer.allocate(embedding.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (var value : embedding) halfs.putShort(Float.floatToFloat16(value));
            teacher.write(halfs.array());
        }
    }

    void refuse(CropShard.Label label, FaceFinder.Refusal refusal) throws IOException {
        refused.write("%s\t%s\n".formatted(refusal, label.name()).getBytes(StandardCharsets.UTF_8));
    }

    void finish() throws IOException {
        closeStreams();
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void closeStreams() throws IOException {
        crops.close();
        labels.close();
        refused.close();
        if (teacher != null) teacher.close();
    }

    @Override
    public void close() throws IOException {
        try {
            closeStreams();
        } finally {
            Origin.delete(unfinished);
        }
    }
}
