package org.semblance.inference;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// A shipped model under another id, with a card that says what a test wants.
public record CopiedModel(Path folder, String name) {
    private static final Path SHIPPED = Path.of("models");

    /// @return the card
    public Path as(String id, Consumer<JsonObject> change) throws IOException {
        Files.createDirectories(folder);
        for (var suffix : List.of(".onnx", "-int8.onnx", ".cohort.f16")) {
            var file = SHIPPED.resolve(name + suffix);
            if (!Files.exists(file)) continue;
            Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        var json = JsonParser.parseString(Files.readString(SHIPPED.resolve(name + ".json")))
                .getAsJsonObject();
        json.addProperty("id", id);
        change.accept(json);
        return Files.writeString(folder.resolve(id + ".json"), json.toString());
    }

    /// A file that is no network, under the SHA-256 that its card names.
    public Path withoutNetwork(String id) throws Exception {
        var bytes = "no network".getBytes(US_ASCII);
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        var card = as(id, json -> {
            json.addProperty("sha256", sha256);
            json.remove("variants");
        });
        Files.write(folder.resolve(name + ".onnx"), bytes);
        return card;
    }

    /// Sets one number of a member of the card.
    public static Consumer<JsonObject> number(String member, String name, double value) {
        return json -> json.getAsJsonObject(member).addProperty(name, value);
    }
}
