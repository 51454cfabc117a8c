package org.semblance.decide;

/// What is known of an attempt so far. The set is closed: an edge that handles it says something for every case.
public sealed interface Decision permits Decision.Undecided, Decision.Refused, Accept {

    /// More frames may still decide it.
    record Undecided() implements Decision {}

    /// The attempt ended without a yes.
    record Refused(Refusal reason) implements Decision {}
}
