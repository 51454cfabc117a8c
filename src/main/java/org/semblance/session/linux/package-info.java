/// Takes D-Bus.
/// Gives logind and the screen savers behind the session SPI.
/// Never sees faces.
package org.semblance.session.linux;
