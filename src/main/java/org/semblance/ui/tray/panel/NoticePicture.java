package org.semblance.ui.tray.panel;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/// A picture as notifications take it: RGBA, row by row.
public final class NoticePicture extends Struct {
    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final int rowBytes;

    @Position(3)
    public final boolean alpha;

    @Position(4)
    public final int bitsPerSample;

    @Position(5)
    public final int channels;

    @Position(6)
    public final byte[] rgba;

    public NoticePicture(
            int width, int height, int rowBytes, boolean alpha, int bitsPerSample, int channels, byte[] rgba) {
        this.width = width;
        this.height = height;
        this.rowBytes = rowBytes;
        this.alpha = alpha;
        this.bitsPerSample = bitsPerSample;
        this.channels = channels;
        this.rgba = rgba;
    }
}
