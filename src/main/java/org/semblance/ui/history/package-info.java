/// Takes what the service remembers.
/// Gives a window that tells it.
/// Never sees scores.
package org.semblance.ui.history;
