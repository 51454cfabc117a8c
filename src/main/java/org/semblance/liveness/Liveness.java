package org.semblance.liveness;

/// What the cues say of one track up to one frame. Cues only deny: [State#CLEAR] means nothing spoke against a
/// living
/// face, never that there is one.
///
/// @param cue the cue that denied, "" otherwise
public record Liveness(long track, long frame, State state, String cue) {
    public enum State {
        /// Too little was seen to say.
        PENDING,
        CLEAR,
        DENIED
    }
}
