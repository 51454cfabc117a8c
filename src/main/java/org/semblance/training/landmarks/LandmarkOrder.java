package org.semblance.training.landmarks;

import java.nio.file.Path;
import java.util.List;
import org.semblance.training.Regimen;
import org.semblance.training.Rerun;

/// What to train a landmark network on, and for how long.
///
/// @param data folders with a folder a person, or of packed faces
/// @param models the product's: the detector finds the faces, the landmark network is the teacher, its card says
/// how the new one is fed, and its weights are where the new one begins
/// @param output gets the model, its card, the prepared patches, checkpoints and the curve of the loss
/// @param id of the new model
public record LandmarkOrder(List<Path> data, Path models, Path output, String id, Regimen regimen) {
    /// The command line that trains this again.
    String command() {
        return new Rerun("train landmarks")
                .options("--data", data)
                .option("--out", output)
                .option("--id", id)
                .regimen(regimen)
                .toString();
    }
}
