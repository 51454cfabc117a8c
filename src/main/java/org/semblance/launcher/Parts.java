package org.semblance.launcher;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;

/// What this product is made of, as `--version` tells it. Loads nothing native.
final class Parts {
    private Parts() {}

    static List<String> of(Path models) {
        var parts = new ArrayList<String>();
        parts.add("Java " + Runtime.version());
        parts.add("ONNX Runtime " + version(OrtEnvironment.class));
        parts.add("OpenCV " + version(opencv_core.class));
        try (var files = Files.newDirectoryStream(models, "*.json")) {
            var cards = new ArrayList<Path>();
            files.forEach(cards::add);
            cards.stream().sorted().map(Parts::model).forEach(parts::add);
        } catch (IOException e) {
            parts.add("no models in " + models.toAbsolutePath().normalize());
        }
        return parts;
    }

    private static String model(Path card) {
        try {
            return "model " + ModelCard.read(card).id();
        } catch (ModelException e) {
            return e.getMessage();
        }
    }

    private static String version(Class<?> type) {
        var version = type.getPackage().getImplementationVersion();
        return version == null ? "of unknown version" : version;
    }
}
