package org.semblance.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;

/// Where the video frames of an AVI file are.
///
/// Lists are entered and their sizes ignored, since a recorder that was stopped hard leaves zeros there; so
/// nothing nests. Chunk sizes are checked against the file before anything is read or allocated. Source:
/// Microsoft, AVI RIFF File Reference; the OpenDML extension for files in several RIFF parts.
///
/// @param offsets of each frame's JPEG in the file
/// @param lengths in bytes, each inside the file
/// @param whole no chunk reaches over the end of the file
record AviIndex(long[] offsets, int[] lengths, double framesPerSecond, boolean whole) {
    /// Nine hours at 30 frames a second.
    private static final int MOST_FRAMES = 1_000_000;

    private static final int LONGEST_FRAME = 64_000_000;
    private static final double MOST_FRAMES_PER_SECOND = 240;
    private static final int STREAM_HEADER = 28;

    static AviIndex read(FileChannel channel, Path file) throws IOException, CameraException.Unreadable {
        return new Scan(channel, file).run();
    }

    private static final class Scan {
        private final FileChannel channel;
        private final Path file;
        private final long size;
        private final ByteBuffer header =
                ByteBuffer.allocateDirect(8 + STREAM_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        private long[] offsets = new long[256];
        private int[] lengths = new int[256];
        private int count;
        private boolean whole = true;
        private int streams;
        private int video = -1;
        private String prefix = "";
        private double framesPerSecond;
        private final ArrayList<String> others = new ArrayList<>();

        Scan(FileChannel channel, Path file) throws IOException {
            this.channel = channel;
            this.file = file;
            this.size = channel.size();
        }

        AviIndex run() throws IOException, CameraException.Unreadable {
            if (size < 12) throw unreadable(CameraFlaw.NO_AVI);
            header(0);
            if (!name(0).equals("RIFF") || !name(8).equals("AVI ")) throw unreadable(CameraFlaw.NO_AVI);
            for (var at = 12L; at < size; ) at = chunk(at);
            if (video < 0)
                throw others.isEmpty()
                        ? unreadable(CameraFlaw.NO_VIDEO)
                        : unreadable(CameraFlaw.OTHER_CODEC, String.join(", ", others));
            if (count == 0) throw unreadable(CameraFlaw.NO_FRAME);
            return new AviIndex(Arrays.copyOf(offsets, count), Arrays.copyOf(lengths, count), framesPerSecond, whole);
        }

        /// Returns where the next chunk begins.
        private long chunk(long at) throws IOException, CameraException.Unreadable {
            if (at + 8 > size) return cutOff();
            header(at);
            var name = name(0);
            if (name.equals("LIST") || name.equals("RIFF")) return at + 12;
            var length = Integer.toUnsignedLong(header.getInt(4));
            var content = at + 8;
            if (length > size - content || !name.matches("[ -~]{4}")) return cutOff();
            if (name.equals("strh")) streamHeader(length);
            else if (isVideo(name)) frame(content, length);
            return content + length + (length & 1);
        }

        /// Reads what a chunk begins with, as much as a stream header needs or the file has.
        private void header(long at) throws IOException {
            header.clear().limit((int) Math.min(header.capacity(), size - at));
            MjpegAvi.readFully(channel, header, at);
        }

        private long cutOff() {
            whole = false;
            return size;
        }

        private void streamHeader(long length) throws CameraException.Unreadable {
            if (length < STREAM_HEADER) throw unreadable(CameraFlaw.STREAM_HEADER);
            var stream = streams++;
            if (!name(8).equals("vids") || video >= 0) return;
            var codec = name(12);
            if (!codec.equalsIgnoreCase("MJPG")) {
                others.add(codec.replaceAll("[^ -~]", "?"));
                return;
            }
            video = stream;
            prefix = "%02d".formatted(stream);
            var scale = Integer.toUnsignedLong(header.getInt(28));
            var rate = Integer.toUnsignedLong(header.getInt(32));
            framesPerSecond = scale == 0 ? 0 : (double) rate / scale;
            if (framesPerSecond <= 0.01 || framesPerSecond > MOST_FRAMES_PER_SECOND)
                throw unreadable(CameraFlaw.FRAME_RATE, rate + "/" + scale);
        }

        private boolean isVideo(String name) {
            return video >= 0 && (name.equals(prefix + "dc") || name.equals(prefix + "db"));
        }

        /// An empty chunk says: the frame before, once more.
        private void frame(long content, long length) throws CameraException.Unreadable {
            if (length > LONGEST_FRAME) throw unreadable(CameraFlaw.FRAME_TOO_LONG, length);
            if (count == MOST_FRAMES) throw unreadable(CameraFlaw.TOO_MANY_FRAMES, MOST_FRAMES);
            if (length == 0 && count == 0) return;
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count * 2);
                lengths = Arrays.copyOf(lengths, count * 2);
            }
            offsets[count] = length == 0 ? offsets[count - 1] : content;
            lengths[count] = length == 0 ? lengths[count - 1] : (int) length;
            count++;
        }

        private String name(int at) {
            var name = new byte[4];
            header.get(at, name);
            return new String(name, StandardCharsets.ISO_8859_1);
        }

        private CameraException.Unreadable unreadable(CameraFlaw flaw, Object... values) {
            return new CameraException.Unreadable(file, flaw, values);
        }
    }
}
