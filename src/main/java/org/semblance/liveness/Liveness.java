package org.semblance.liveness;

/// What the cues say of one track up to one frame. Cues only deny: [State#CLEAR] means nothing spoke against a
/// living face, never that there is one.
///
/// @param cue the cue that denied, "" otherwise
public record Liveness(long track, long frame, State state, String cue) {
    /// What two cues say together of one face in one frame: the worse of both.
    public Liveness and(Liveness other) {
        if (track != other.track || frame != other.frame) {
            throw new IllegalArgumentException("cues of different faces say nothing together");
        }
        return badness() >= other.badness() ? this : other;
    }

    private int badness() {
        return switch (state) {
            case CLEAR -> 0;
            case PENDING -> 1;
            case DENIED -> 2;
        };
    }

    public enum State {
        /// Too little was seen to say.
        PENDING,
        CLEAR,
        DENIED
    }
}
