/// Takes distances of comparisons whose truth is known.
/// Gives error rates with their intervals.
/// Never sees pictures.
package org.semblance.evaluation.rates;
