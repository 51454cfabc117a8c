package org.semblance.inference;

import java.util.Optional;
import java.util.stream.Stream;

/// What a network is for.
public enum ModelTask {
    DETECTION("face detection", "detector"),
    LANDMARKS("face landmarks", "landmarks"),
    EMBEDDING("face embedding", "embedder");

    private final String title;
    private final String shipped;

    ModelTask(String title, String shipped) {
        this.title = title;
        this.shipped = shipped;
    }

    /// As the cards have it.
    public static Optional<ModelTask> of(String title) {
        return Stream.of(values()).filter(task -> task.title.equals(title)).findFirst();
    }

    public String title() {
        return title;
    }

    /// Name of the model of this task that comes with the product, without an extension.
    String shipped() {
        return shipped;
    }
}
