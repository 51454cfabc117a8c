package org.semblance.training;

import java.nio.file.Path;
import java.util.List;
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
/// @param rate of Muon on the convolutions; AdamW on the rest takes a tenth
/// @param heldOut every so many-th person by number is kept for validation; 0 keeps nobody
/// @param patience how many validations in a row may be no better than the best; 0 for no early stop
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
        double rate,
        long seed,
        int heldOut,
        int patience,
        boolean resume) {}
