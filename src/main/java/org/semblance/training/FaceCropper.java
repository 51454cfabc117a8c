package org.semblance.training;

import java.nio.file.Path;
import org.semblance.align.AlignedFace;
import org.semblance.align.FaceAligner;
import org.semblance.align.LandmarkRefiner;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;

/// Cuts the one face out of a picture just as the product would: the same detector, landmark network and template.
final class FaceCropper implements AutoCloseable {
    private final FaceFinder finder;
    private final LandmarkRefiner refiner;
    private final FaceAligner aligner;

    /// @param models the folder of the product's models
    FaceCropper(Path models, Inference inference) throws ModelException {
        this(models, inference, ModelCard.read(models.resolve("embedder.json")), CropShard.MARGIN);
    }

    /// @param card of the embedder that is to be fed
    /// @param margin pixels around its template
    FaceCropper(Path models, Inference inference, ModelCard card, int margin) throws ModelException {
        finder = new FaceFinder(models, inference);
        refiner = new LandmarkRefiner(inference.open(models, "landmarks"));
        aligner = new FaceAligner(card, margin);
    }

    /// @param encoded JPEG, PNG...
    /// @return [CropShard#SIDE] squared, closed by who asked
    AlignedFace crop(Picture picture, byte[] encoded) throws ModelException, FaceFinder.RefusedException {
        try (var found = finder.find(picture.box(), encoded)) {
            return aligner.align(
                    found.picture(),
                    refiner.refine(found.picture(), found.box()).landmarks());
        } catch (IllegalArgumentException e) {
            throw new FaceFinder.RefusedException(FaceFinder.Refusal.NO_FACE);
        }
    }

    @Override
    public void close() {
        finder.close();
        refiner.close();
        aligner.close();
    }
}
