/// Takes a live embedding and a gallery.
/// Gives the nearest reference, its distance, its false match rate and the cohort margin.
/// Never sees pixels.
package org.semblance.match;
