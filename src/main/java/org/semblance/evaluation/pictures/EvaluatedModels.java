package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.Optional;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;
import org.semblance.inference.Network;

/// Which networks are judged.
///
/// @param folder of `detector`, `landmarks` and `embedder`
/// @param detector card of another detector
/// @param embedder card of another embedder
public record EvaluatedModels(Path folder, Optional<Path> detector, Optional<Path> embedder) {
    public EvaluatedModels(Path folder) {
        this(folder, Optional.empty(), Optional.empty());
    }

    Network openDetector(Inference inference) throws ModelException {
        return inference.open(detector.orElse(folder.resolve("detector.json")));
    }

    Network openLandmarks(Inference inference) throws ModelException {
        return inference.open(folder, "landmarks");
    }

    Network openEmbedder(Inference inference) throws ModelException {
        return inference.open(embedderCard());
    }

    Path embedderCard() {
        return embedder.orElse(folder.resolve("embedder.json"));
    }
}
