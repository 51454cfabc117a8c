/// Takes an Accept.
/// Gives lock, unlock and the events of a desktop session.
/// Never sees faces.
package org.semblance.session;
