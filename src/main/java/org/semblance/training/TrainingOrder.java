package org.semblance.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What to train, on what, for how long.
///
/// @param data folders with a folder a person, with `ME` and `NOT_ME`, of packed faces, or of prepared ones
/// @param models the product's: detector and landmark network cut the faces, the embedder's card says how it is fed
/// @param output gets the model, its card, the prepared faces, checkpoints and the curve of the loss
/// @param id of the new model
/// @param teacher card of the model to learn from
/// @param margin of the contrastive loss, alpha of the triplet loss, m of the softmax
/// @param anchor weight of [DistillationLoss] beside a loss of labels; 0 for none
/// @param patience how many validations in a row may be no better than the best; 0 for no early stop
public record TrainingOrder(
        List<Path> data,
        Path models,
        Path output,
        String id,
        Objective objective,
        Optional<Path> teacher,
        double margin,
        double anchor,
        int patience,
        Regimen regimen) {
    boolean needsTeacher() {
        return objective.needsTeacher() || anchor > 0;
    }

    /// The command line that trains this again.
    String command() {
        return new Rerun("train")
                .options("--data", data)
                .option("--out", output)
                .option("--id", id)
                .option("--loss", objective.name().toLowerCase(Locale.ROOT))
                .options("--teacher", teacher.stream().toList())
                .option("--margin", margin)
                .optionIf(anchor > 0, "--anchor", anchor)
                .optionIf(patience > 0, "--patience", patience)
                .regimen(regimen)
                .toString();
    }
}
