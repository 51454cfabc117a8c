package org.semblance.evaluation.calibration;

/// What a population is asked.
public enum Use {
    /// How near its strangers come: it may lower the distances of the table.
    TABLE,
    /// Members of the cohort.
    COHORT,
    /// How often somebody is taken for somebody else: the table's FNMR and the margin's.
    OWNERS
}
