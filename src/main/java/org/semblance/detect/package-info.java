/// Takes frames.
/// Gives face boxes with five coarse landmarks, followed over frames as tracks.
/// Never sees who anybody is.
package org.semblance.detect;
