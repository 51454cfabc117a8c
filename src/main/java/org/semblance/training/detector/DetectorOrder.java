package org.semblance.training.detector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What detector to train, on what, for how long.
///
/// @param data packed faces, whose table has the labels, or folders with a folder a person
/// @param backgrounds folders of folders with pictures of places without people
/// @param models the product's: the training goes on from its detector
/// @param output gets the model, its card, the teacher's labels, checkpoints and the curve of the loss
/// @param teacher card of the detector that labels the pictures in folders
/// @param anew from random weights instead of the detector in `models`
/// @param keep how many of the five stages stay as they are in `models`, 0 to 5; the first ones take most of the
/// time
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
        var words = new ArrayList<>(List.of("semblance", "train", "detector"));
        for (var folder : data) words.addAll(List.of("--data", quoted(folder)));
        for (var folder : backgrounds) words.addAll(List.of("--backgrounds", quoted(folder)));
        words.addAll(List.of("--teacher", quoted(teacher), "--out", quoted(output), "--id", id));
        if (anew) words.add("--anew");
        if (keep > 0) words.addAll(List.of("--keep", Integer.toString(keep)));
        words.addAll(List.of("--views", Long.toString(views)));
        if (minutes < UNLIMITED) words.addAll(List.of("--minutes", Double.toString(minutes)));
        words.addAll(List.of("--batch", Integer.toString(batch), "--rate", Double.toString(rate)));
        words.addAll(List.of("--seed", Long.toString(seed), "--hold-out", Integer.toString(heldOut)));
        return String.join(" ", words);
    }

    private static String quoted(Path path) {
        var text = path.toString();
        return text.matches("[A-Za-z0-9_./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
