package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.Optional;
import org.semblance.evaluation.report.Figures;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelTask;
import org.semblance.inference.Network;

/// Which networks are judged, by their cards.
///
/// @param cache folder that keeps the aligned faces for the next time
public record EvaluatedModels(Path detector, Path landmarks, Path embedder, Optional<Path> cache) {
    Network openDetector(Inference inference) throws ModelException {
        return inference.open(detector);
    }

    Network openLandmarks(Inference inference) throws ModelException {
        return inference.open(landmarks);
    }

    Network openEmbedder(Inference inference) throws ModelException {
        return inference.open(embedder);
    }

    /// @param embedder card of the network that will see the faces
    Optional<FaceCache> openCache(ModelCard embedder) throws ModelException {
        if (cache.isEmpty()) return Optional.empty();
        return Optional.of(new FaceCache(cache.get(), detector, landmarks, embedder));
    }

    /// Begins with who is judged: everybody from the detector to the embedder.
    Figures figures() throws ModelException {
        return new Figures()
                .addModel(ModelTask.DETECTION, detector)
                .addModel(ModelTask.LANDMARKS, landmarks)
                .addModel(ModelTask.EMBEDDING, embedder);
    }
}
