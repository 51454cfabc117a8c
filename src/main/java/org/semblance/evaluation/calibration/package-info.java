/// Takes embeddings of people whose truth is known and what is asked of them.
/// Gives the table, the cohort and the margin of an embedder's card, and what they let through in each group.
/// Never sees a picture.
package org.semblance.evaluation.calibration;
