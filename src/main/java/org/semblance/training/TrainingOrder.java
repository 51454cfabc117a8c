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
/// @param anew from random weights instead of the embedder in `models`
/// @param views pictures to see in all
/// @param minutes of training at most, all sittings together
/// @param batch pictures in a step
/// @param margin of the contrastive loss, alpha of the triplet loss, m of the softmax
/// @param anchor weight of [DistillationLoss] beside a loss of labels; 0 for none
/// @param rate of Muon on the convolutions; AdamW on the rest takes a tenth
/// @param heldOut every so many-th person by number is kept for validation; 0 keeps nobody
/// @param patience how many validations in a row may be no better than the best; 0 for no early stop
/// @param checkpointSeconds how much training a power cut may cost
/// @param resume goes on from the checkpoint in `output`
public record TrainingOrder(
        List<Path> data,
        Path models,
        Path output,
        String id,
        Objective objective,
        Optional<Path> teacher,
        boolean anew,
        long views,
        double minutes,
        int batch,
        double margin,
        double anchor,
        double rate,
        long seed,
        int heldOut,
        int patience,
        double checkpointSeconds,
        boolean resume) {
    /// Minutes from which on nobody meant a limit.
    public static final double UNLIMITED = 1e6;

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
                .flag("--anew", anew)
                .option("--views", views)
                .optionIf(minutes < UNLIMITED, "--minutes", minutes)
                .option("--batch", batch)
                .option("--margin", margin)
                .optionIf(anchor > 0, "--anchor", anchor)
                .option("--rate", rate)
                .option("--seed", seed)
                .option("--hold-out", heldOut)
                .optionIf(patience > 0, "--patience", patience)
                .toString();
    }
}
