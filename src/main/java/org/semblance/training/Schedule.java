package org.semblance.training;

/// How fast to learn, and from pictures of what size, at each part of a training.
///
/// @param warmup steps over which the rate rises from nothing
/// @param smallSide of the pictures in the first part
/// @param smallShare the part of the training that sees small pictures, 0 to 1
public record Schedule(int warmup, int smallSide, double smallShare) {
    static final int FULL_SIDE = CropShard.SIDE - 2 * CropShard.MARGIN;

    /// Cosine to nothing. Source: I. Loshchilov, F. Hutter, SGDR, ICLR 2017.
    ///
    /// @param progress 0 to 1
    public double rate(long step, double progress) {
        var rise = Math.min(1, (step + 1.0) / Math.max(1, warmup));
        return rise * 0.5 * (1 + Math.cos(Math.PI * Math.clamp(progress, 0, 1)));
    }

    int side(double progress) {
        return progress < smallShare ? smallSide : FULL_SIDE;
    }
}
