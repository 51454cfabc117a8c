package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.Optional;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.Network;

/// Which networks are judged.
///
/// @param folder of `detector`, `landmarks` and `embedder`
/// @param detector card of another detector
/// @param embedder card of another embedder
/// @param cache folder that keeps the aligned faces for the next time
public record EvaluatedModels(Path folder, Optional<Path> detector, Optional<Path> embedder, Optional<Path> cache) {
    public EvaluatedModels(Path folder, Optional<Path> detector, Optional<Path> embedder) {
        this(folder, detector, embedder, Optional.empty());
    }

    public EvaluatedModels(Path folder) {
        this(folder, Optional.empty(), Optional.empty());
    }

    Network openDetector(Inference inference) throws ModelException {
        return inference.open(detectorCard());
    }

    Network openLandmarks(Inference inference) throws ModelException {
        return inference.open(folder, "landmarks");
    }

    Network openEmbedder(Inference inference) throws ModelException {
        return inference.open(embedderCard());
    }

    /// @param embedder card of the network that will see the faces
    Optional<FaceCache> openCache(ModelCard embedder) throws ModelException {
        if (cache.isEmpty()) return Optional.empty();
        return Optional.of(new FaceCache(cache.get(), detectorCard(), folder.resolve("landmarks.json"), embedder));
    }

    private Path detectorCard() {
        return detector.orElse(folder.resolve("detector.json"));
    }

    Path embedderCard() {
        return embedder.orElse(folder.resolve("embedder.json"));
    }
}
