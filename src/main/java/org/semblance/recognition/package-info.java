/// Takes a frame source and a gallery.
/// Gives verifications and enrolments: the map of the flow.
/// Never sees IPC, disk or UI.
package org.semblance.recognition;
