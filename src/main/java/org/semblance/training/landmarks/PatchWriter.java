package org.semblance.training.landmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.training.Origin;

/// Writes a [PatchShard]. Its folder appears, complete, with [#finish]; closed before that it leaves nothing.
final class PatchWriter implements AutoCloseable {
    static final String UNFINISHED = ".unfinished";

    private final Path folder;
    private final Path unfinished;
    private final OutputStream patches;
    private final OutputStream labels;
    private final byte[] bytes = new byte[Patch.BYTES];

    /// @param origin see [Origin]
    PatchWriter(Path folder, String origin) throws IOException {
        this.folder = folder;
        this.unfinished = folder.resolveSibling(folder.getFileName() + UNFINISHED);
        Origin.delete(unfinished);
        Files.createDirectories(unfinished);
        Origin.write(unfinished, origin);
        this.patches = open(PatchShard.PATCHES);
        this.labels = open(PatchShard.LABELS);
    }

    private OutputStream open(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(unfinished.resolve(name)), 1 << 16);
    }

    /// @param patch CV_8UC3, BGR, [Patch#SIDE] squared, continuous
    void add(Patch.Label label, Mat patch) throws IOException {
        patch.data().get(bytes);
        patches.write(bytes);
        labels.write(PatchShard.line(label).getBytes(StandardCharsets.UTF_8));
    }

    void finish() throws IOException {
        patches.close();
        labels.close();
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        try (patches;
                labels) {
            // nothing to do but to close both
        } finally {
            Origin.delete(unfinished);
        }
    }
}
