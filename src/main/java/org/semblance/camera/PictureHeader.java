package org.semblance.camera;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// What a picture file says of its size, read before a decoder allocates for it.
///
/// @param whole the file ends as its format ends
record PictureHeader(long width, long height, boolean whole) {
    /// Twice an 8K frame.
    private static final long MOST_PIXELS = 64_000_000;

    private static final int JPEG = 0xffd8;
    private static final int JPEG_END = 0xffd9;
    private static final int JPEG_SCAN = 0xda;
    private static final int PNG = 0x89504e47;
    private static final int BMP = 0x424d;

    /// How far from the end a JPEG's end marker may be: cameras pad.
    private static final int PADDING = 4096;

    boolean reasonable() {
        return whole && width > 0 && height > 0 && width * height <= MOST_PIXELS;
    }

    /// Of a JPEG, PNG or BMP; leaves the position of `bytes` alone.
    static Optional<PictureHeader> read(ByteBuffer bytes) {
        var in = bytes.slice().order(ByteOrder.BIG_ENDIAN);
        try {
            if (Short.toUnsignedInt(in.getShort(0)) == JPEG) return jpeg(in);
            if (in.getInt(0) == PNG) return Optional.of(png(in));
            if (Short.toUnsignedInt(in.getShort(0)) == BMP) return Optional.of(bmp(in.order(ByteOrder.LITTLE_ENDIAN)));
            return Optional.empty();
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<PictureHeader> jpeg(ByteBuffer in) {
        in.position(2);
        while (true) {
            if (next(in) != 0xff) return Optional.empty();
            var marker = next(in);
            while (marker == 0xff) marker = next(in);
            if (marker == JPEG_SCAN) return Optional.empty();
            var length = Short.toUnsignedInt(in.getShort());
            var frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                next(in);
                long height = Short.toUnsignedInt(in.getShort());
                long width = Short.toUnsignedInt(in.getShort());
                return Optional.of(new PictureHeader(width, height, endsAsJpeg(in)));
            }
            if (length < 2 || length - 2 > in.remaining()) return Optional.empty();
            in.position(in.position() + length - 2);
        }
    }

    private static boolean endsAsJpeg(ByteBuffer in) {
        for (var i = in.limit() - 2; i >= Math.max(in.position(), in.limit() - PADDING); i--)
            if (Short.toUnsignedInt(in.getShort(i)) == JPEG_END) return true;
        return false;
    }

    private static PictureHeader png(ByteBuffer in) {
        var ends = in.limit() >= 12 && in.getInt(in.limit() - 8) == 0x49454e44; // IEND
        return new PictureHeader(Integer.toUnsignedLong(in.getInt(16)), Integer.toUnsignedLong(in.getInt(20)), ends);
    }

    private static PictureHeader bmp(ByteBuffer in) {
        var width = Math.abs((long) in.getInt(18));
        var height = Math.abs((long) in.getInt(22));
        var bits = Short.toUnsignedInt(in.getShort(28));
        var uncompressed = in.getInt(30) == 0;
        var pixels = (width * bits + 31) / 32 * 4 * height;
        return new PictureHeader(width, height, !uncompressed || in.limit() >= in.getInt(10) + pixels);
    }

    private static int next(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get());
    }
}
