package org.semblance.camera;

/// What is wrong with a file or a device that was to give pictures. The texts are for the log; people read those of
/// their language. The first value is the file.
public enum CameraFlaw {
    NO_OPENING("%s: cannot be opened"),
    NO_READING("%s: cannot be read"),
    NO_LISTING("%s: cannot be listed"),
    NO_PICTURES("%s: holds no jpg, png or bmp files"),
    NO_PICTURE("%s: is not a whole JPEG, PNG or BMP picture"),
    TOO_LARGE("%s: is too large"),
    /// The size found and the least one, both as 640x480.
    TOO_SMALL("%s: %s pixels; at least %s are needed"),
    /// The number of the frame.
    FRAME_UNREADABLE("%s: frame %s cannot be read"),
    FRAME_BROKEN("%s: frame %s is not a whole JPEG"),
    NO_AVI("%s: is not an AVI file"),
    NO_VIDEO("%s: has no video"),
    /// The codecs it has instead.
    OTHER_CODEC("%s: has no MJPEG video, but %s"),
    NO_FRAME("%s: has no whole frame"),
    STREAM_HEADER("%s: has a damaged stream header"),
    /// A fraction.
    FRAME_RATE("%s: claims %s frames a second"),
    FRAME_TOO_LONG("%s: has a frame of %s bytes"),
    TOO_MANY_FRAMES("%s: has more than %s frames"),
    // of devices, from here to the end

    /// The formats there are.
    UNKNOWN_FORMATS("%s: none of its formats is known: %s"),
    /// What the driver says.
    DRIVER_FAILS("%s: the driver fails: %s"),
    DRIVER_REFUSES("%s: the driver refuses %s"),
    STREAM_ENDS("%s: the camera sends nothing. Two cameras at one hub may be too much for it."),
    EMPTY_BUFFERS("%s: delivers empty buffers"),
    UNDECODABLE("%s: delivers pictures that cannot be decoded"),
    /// What the video library says.
    LIBRARY_FAILS("%s: reading from it failed: %s");

    private final String text;

    CameraFlaw(String text) {
        this.text = text;
    }

    /// Whether it is a camera that fails, not a file that is no good.
    public boolean isOfDevice() {
        return compareTo(UNKNOWN_FORMATS) >= 0;
    }

    /// @param values for the places in the text, in their order
    public String text(Object... values) {
        return text.formatted(values);
    }
}
