/// Takes views of the tray.
/// Gives them to the desktop: an item of a panel over D-Bus, an icon of AWT, notifications.
/// Never sees the service.
package org.semblance.ui.tray.panel;
