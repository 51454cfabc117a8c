package org.semblance.training;

/// How long a network is trained and in which steps, whatever it is for.
///
/// @param anew from random weights instead of the product's network
/// @param views pictures or frames to see in all
/// @param minutes of training at most, all sittings together
/// @param batch pictures or frames in a step
/// @param rate of Muon on the convolutions; AdamW on the rest takes a tenth
/// @param heldOut every so many-th person by number is kept for validation; 0 keeps nobody
/// @param checkpointSeconds how much training a power cut may cost
/// @param resume goes on from the checkpoint in the output folder
public record Regimen(
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

    /// Who is kept for validation, for a card.
    public String heldOutPeople() {
        return heldOut == 0 ? "nobody" : "identities with number modulo " + heldOut + " = 0";
    }
}
