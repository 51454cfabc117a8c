package org.semblance.ui;

import java.util.List;
import org.semblance.ipc.Event;

/// A preview in the order of bytes that JavaFX paints without another look at them.
public record Picture(int width, int height, int[] argb, List<Event.Mark> marks) {

    public static Picture of(Event.Preview preview) {
        var bgr = preview.bgr();
        var argb = new int[preview.width() * preview.height()];
        for (int pixel = 0, from = 0; pixel < argb.length; pixel++, from += 3) {
            argb[pixel] = 0xff << 24 | (bgr[from + 2] & 0xff) << 16 | (bgr[from + 1] & 0xff) << 8 | bgr[from] & 0xff;
        }
        return new Picture(preview.width(), preview.height(), argb, preview.marks());
    }
}
