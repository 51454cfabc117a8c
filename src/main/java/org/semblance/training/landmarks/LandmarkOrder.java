package org.semblance.training.landmarks;

import java.nio.file.Path;
import java.util.List;
import org.semblance.training.Rerun;

/// What to train a landmark network on, and for how long.
///
/// @param data folders with a folder a person, or of packed faces
/// @param models the product's: the detector finds the faces, the landmark network is the teacher, its card says
/// how the new one is fed, and its weights are where the new one begins
/// @param output gets the model, its card, the prepared patches, checkpoints and the curve of the loss
/// @param id of the new model
/// @param anew from random weights
/// @param views pictures to see in all
/// @param minutes of training at most, all sittings together
/// @param batch pictures in a step; a quarter of them show no face
/// @param rate of Muon on the convolutions; AdamW on the rest takes a tenth
/// @param heldOut every so many-th person by number is kept for validation; 0 keeps nobody
/// @param checkpointSeconds how much training a power cut may cost
/// @param resume goes on from the checkpoint in `output`
public record LandmarkOrder(
        List<Path> data,
        Path models,
        Path output,
        String id,
        boolean anew,
        long views,
        double minutes,
        int batch,
        double rate,
        long seed,
        int heldOut,
        double checkpointSeconds,
        boolean resume) {
    /// Minutes from which on nobody meant a limit.
    public static final double UNLIMITED = 1e6;

    /// The command line that trains this again.
    String command() {
        return new Rerun("train landmarks")
                .options("--data", data)
                .option("--out", output)
                .option("--id", id)
                .flag("--anew", anew)
                .option("--views", views)
                .optionIf(minutes < UNLIMITED, "--minutes", minutes)
                .option("--batch", batch)
                .option("--rate", rate)
                .option("--seed", seed)
                .option("--hold-out", heldOut)
                .toString();
    }
}
