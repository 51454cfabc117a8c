package org.semblance.camera;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes AVI files, good ones and bad ones.
final class AviFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static byte[] of(List<byte[]> pictures) {
        var file = new AviFile().start("MJPG", 1, 10);
        pictures.forEach(picture -> file.chunk("00dc", picture));
        return file.bytes();
    }

    /// All that comes before the first frame.
    AviFile start(String codec, int scale, int rate) {
        name("RIFF").number(0).name("AVI ");
        name("LIST").number(4 + 8 + 56).name("hdrl");
        chunk("avih", new byte[56]);
        return streamHeader("vids", codec, scale, rate).name("LIST").number(0).name("movi");
    }

    AviFile streamHeader(String type, String codec, int scale, int rate) {
        var header = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii(type)).put(ascii(codec)).putInt(20, scale).putInt(24, rate);
        return name("LIST").number(4 + 8 + 56).name("strl").chunk("strh", header.array());
    }

    AviFile chunk(String name, byte[] content) {
        name(name).number(content.length);
        bytes.writeBytes(content);
        if (content.length % 2 == 1) bytes.write(0);
        return this;
    }

    AviFile name(String name) {
        bytes.writeBytes(ascii(name));
        return this;
    }

    AviFile number(int number) {
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
