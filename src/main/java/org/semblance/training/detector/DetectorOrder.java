package org.semblance.training.detector;

import java.nio.file.Path;
import java.util.List;
import org.semblance.training.Regimen;
import org.semblance.training.Rerun;

/// What detector to train, on what, for how long.
///
/// @param data packed faces, whose table has the labels, or folders with a folder a person
/// @param backgrounds folders of folders with pictures of places without people
/// @param models the product's: the training goes on from its detector
/// @param output gets the model, its card, the teacher's labels, checkpoints and the curve of the loss
/// @param teacher card of the detector that labels the pictures in folders
/// @param keep how many of the five stages stay as they are in `models`, 0 to 5; the first ones take most time
public record DetectorOrder(
        List<Path> data,
        List<Path> backgrounds,
        Path models,
        Path output,
        String id,
        Path teacher,
        int keep,
        Regimen regimen) {
    /// The command line that trains this again.
    String command() {
        return new Rerun("train detector")
                .options("--data", data)
                .options("--backgrounds", backgrounds)
                .option("--teacher", teacher)
                .option("--out", output)
                .option("--id", id)
                .optionIf(keep > 0, "--keep", keep)
                .regimen(regimen)
                .toString();
    }
}
