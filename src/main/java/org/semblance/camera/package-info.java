/// Takes the name of a webcam or a recording.
/// Gives frames, and an identity that outlives a reboot.
/// Never sees faces.
package org.semblance.camera;
