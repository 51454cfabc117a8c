package org.semblance.training.detector;

import java.nio.file.Path;
import java.util.List;
import org.semblance.training.Rerun;

/// What detector to train, on what, for how long.
///
/// @param data packed faces, whose table has the labels, or folders with a folder a person
/// @param backgrounds folders of folders with pictures of places without people
/// @param models the product's: the training goes on from its detector
/// @param output gets the model, its card, the teacher's labels, checkpoints and the curve of the loss
/// @param teacher card of the detector that labels the pictures in folders
/// @param anew from random weights instead of the detector in `models`
/// @param keep how many of the five stages stay as they are in `models`, 0 to 5; the first ones take most time
/// @param views frames to see in all
/// @param minutes of training at most, all sittings together
/// @param batch frames in a step
/// @param heldOut every so many-th person by number is kept for validation; 0 keeps nobody
/// @param resume goes on from the checkpoint in `output`
public record DetectorOrder(
        List<Path> data,
        List<Path> backgrounds,
        Path models,
        Path output,
        String id,
        Path teacher,
        boolean anew,
        int keep,
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
        return new Rerun("train detector")
                .options("--data", data)
                .options("--backgrounds", backgrounds)
                .option("--teacher", teacher)
                .option("--out", output)
                .option("--id", id)
                .flag("--anew", anew)
                .optionIf(keep > 0, "--keep", keep)
                .option("--views", views)
                .optionIf(minutes < UNLIMITED, "--minutes", minutes)
                .option("--batch", batch)
                .option("--rate", rate)
                .option("--seed", seed)
                .option("--hold-out", heldOut)
                .toString();
    }
}
