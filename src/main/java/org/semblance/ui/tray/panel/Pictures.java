package org.semblance.ui.tray.panel;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.semblance.ui.tray.Sign;

/// The pictures of the signs, as they were packed.
final class Pictures {
    private static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48);

    private Pictures() {}

    /// Every size there is; a panel takes the one that fits.
    static List<Pixmap> pixmaps(Sign sign) {
        return SIZES.stream()
                .map(size -> new Pixmap(size, size, argb(read(sign, size))))
                .toList();
    }

    static NoticePicture ofNotice(Sign sign) {
        var picture = read(sign, SIZES.getLast());
        var argb = argb(picture);
        var rgba = new byte[argb.length];
        for (var i = 0; i < argb.length; i += 4) {
            System.arraycopy(argb, i + 1, rgba, i, 3);
            rgba[i + 3] = argb[i];
        }
        return new NoticePicture(picture.getWidth(), picture.getHeight(), 4 * picture.getWidth(), true, 8, 4, rgba);
    }

    /// The smallest that is not smaller than wanted.
    static BufferedImage ofAtLeast(int pixels, Sign sign) {
        var size = SIZES.stream().filter(one -> one >= pixels).findFirst().orElse(SIZES.getLast());
        return read(sign, size);
    }

    private static BufferedImage read(Sign sign, int size) {
        var name = "tray-" + sign.picture() + "-" + size + ".png";
        try (var in = Pictures.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " was not packed");
            ImageIO.setUseCache(false);
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static byte[] argb(BufferedImage picture) {
        var width = picture.getWidth();
        var height = picture.getHeight();
        var bytes = ByteBuffer.allocate(4 * width * height);
        IntStream.of(picture.getRGB(0, 0, width, height, null, 0, width)).forEach(bytes::putInt);
        return bytes.array();
    }
}
