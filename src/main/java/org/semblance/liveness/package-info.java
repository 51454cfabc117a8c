/// Takes the frames and landmarks of one track.
/// Gives evidence against a living face; every cue is deny-only.
/// Never sees who it is.
package org.semblance.liveness;
