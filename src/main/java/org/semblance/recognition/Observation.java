package org.semblance.recognition;

import java.util.List;
import java.util.Optional;
import org.semblance.align.Hint;
import org.semblance.detect.TrackedFace;

/// What was seen in one frame. Holds numbers only, no pixels.
///
/// @param frame the frame's sequence number
/// @param searched whether the detector looked for faces in the whole frame; where it did not, `faces` is the
/// one that is followed, and nothing is known of others
/// @param subject present for [Sight#FACE] unless the face's points made no sense
public record Observation(
        long frame,
        long timestampNanos,
        Sight sight,
        boolean searched,
        List<TrackedFace> faces,
        Optional<Subject> subject) {

    /// The name of [#hint], for callers who only pass it on.
    public String advice() {
        return hint().name();
    }

    /// What the person can do to be seen better.
    public Hint hint() {
        return switch (sight) {
            case DARK -> Hint.MORE_LIGHT;
            case NO_FACE -> Hint.NO_FACE;
            case SEVERAL_FACES -> Hint.ONE_FACE_ONLY;
            case FACE -> subject.map(seen -> seen.quality().hint()).orElse(Hint.LOOK_AT_CAMERA);
        };
    }
}
