/// Takes matches and liveness evidence of one track.
/// Gives the decision, and the only Accept there is.
/// Never sees pixels, disks and sockets.
package org.semblance.decide;
