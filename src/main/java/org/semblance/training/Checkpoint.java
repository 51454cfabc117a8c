package org.semblance.training;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/// Named tensors and a few facts in one file, in the safetensors format: length of the header, a JSON header, raw
/// little-endian floats. A file under its own name is complete, whatever was killed while it was written.
final class Checkpoint {
    private static final String FACTS = "__metadata__";
    private static final int MOST_HEADER = 16 << 20;

    private Checkpoint() {}

    /// @param facts texts by name
    static void write(Path file, Map<String, Tensor> tensors, Map<String, String> facts) throws IOException {
        var header = new JsonObject();
        var texts = new JsonObject();
        facts.forEach(texts::addProperty);
        header.add(FACTS, texts);
        var offset = 0L;
        for (var entry : tensors.entrySet()) {
            var bytes = entry.getValue().numel() * Float.BYTES;
            header.add(entry.getKey(), describe(entry.getValue(), offset, offset + bytes));
            offset += bytes;
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        // an interruption closes a channel; this stream is written to its end
        try (var stream = new FileOutputStream(unfinished.toFile())) {
            var json = header.toString().getBytes(StandardCharsets.UTF_8);
            stream.write(buffer(Long.BYTES).putLong(json.length).array());
            stream.write(json);
            for (var tensor : tensors.values()) stream.write(bytes(tensor));
            stream.getFD().sync();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static JsonObject describe(Tensor tensor, long start, long end) {
        var entry = new JsonObject();
        entry.addProperty("dtype", "F32");
        var shape = new JsonArray();
        for (var i = 0; i < tensor.dim(); i++) shape.add(tensor.size(i));
        entry.add("shape", shape);
        var offsets = new JsonArray();
        offsets.add(start);
        offsets.add(end);
        entry.add("data_offsets", offsets);
        return entry;
    }

    private static byte[] bytes(Tensor tensor) {
        var values = Tensors.floats(tensor);
        var bytes = buffer(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Fills tensors with what the file has under their names.
    ///
    /// @return the facts
    static Map<String, String> read(Path file, Map<String, Tensor> tensors) throws IOException, TrainingException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var _ = new NoGradGuard()) {
            var length = read(file, channel, 0, Long.BYTES).getLong();
            if (length < 2 || length > MOST_HEADER) {
                throw new TrainingException.BadData(
                        TrainingFlaw.NO_CHECKPOINT, file, "a header of " + length + " bytes");
            }
            var json = read(file, channel, Long.BYTES, (int) length).array();
            var header = JsonParser.parseString(new String(json, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            for (var entry : tensors.entrySet()) {
                fill(file, channel, Long.BYTES + length, header.getAsJsonObject(entry.getKey()), entry);
            }
            var facts = new LinkedHashMap<String, String>();
            header.getAsJsonObject(FACTS)
                    .entrySet()
                    .forEach(fact -> facts.put(fact.getKey(), fact.getValue().getAsString()));
            return facts;
        } catch (JsonParseException | IllegalStateException | ClassCastException e) {
            throw new TrainingException.BadData(TrainingFlaw.NO_CHECKPOINT, file, e.getMessage());
        }
    }

    private static void fill(
            Path file, FileChannel channel, long start, JsonObject entry, Map.Entry<String, Tensor> target)
            throws IOException, TrainingException {
        var tensor = target.getValue();
        var size = Math.toIntExact(tensor.numel() * Float.BYTES);
        if (entry == null) throw new TrainingException.WrongNetwork(TrainingFlaw.NO_LAYER, file, target.getKey());
        var offsets = entry.getAsJsonArray("data_offsets");
        if (offsets.get(1).getAsLong() - offsets.get(0).getAsLong() != size) {
            throw new TrainingException.WrongNetwork(TrainingFlaw.OTHER_SIZE, file, target.getKey());
        }
        var values = new float[size / Float.BYTES];
        read(file, channel, start + offsets.get(0).getAsLong(), size)
                .asFloatBuffer()
                .get(values);
        try (var copy = Tensors.of(values, -1)) {
            tensor.copy_(copy.view_as(tensor));
        }
    }

    private static ByteBuffer read(Path file, FileChannel channel, long from, int size)
            throws IOException, TrainingException {
        var bytes = buffer(size);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new TrainingException.BadData(TrainingFlaw.CUT_OFF, file);
            }
        }
        return bytes.flip();
    }
}
