/// Takes recordings, synthetic people and the run-time classes.
/// Gives error rates and timings, each with its n.
/// Never sees the live desktop.
package org.semblance.evaluation;
