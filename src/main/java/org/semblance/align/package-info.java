/// Takes a face in a frame.
/// Gives refined landmarks, pose, quality and the aligned 112x112 face.
/// Never sees references.
package org.semblance.align;
