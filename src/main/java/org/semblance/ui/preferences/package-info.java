/// Takes faces and settings from the service.
/// Gives a window that changes them.
/// Never sees what obeys them.
package org.semblance.ui.preferences;
