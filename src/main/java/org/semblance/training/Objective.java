package org.semblance.training;

/// What a training learns from.
public enum Objective {
    /// A teacher's embeddings.
    DISTILLATION,
    /// Pairs: see [ContrastiveLoss].
    CONTRASTIVE,
    /// All triplets of a small set: see [TripletLoss].
    TRIPLET,
    TRIPLET_SEMI_HARD,
    TRIPLET_BATCH_HARD,
    /// Who it is, by a margin: see [MarginSoftmaxLoss].
    SOFTMAX;

    boolean needsTeacher() {
        return this == DISTILLATION;
    }
}
