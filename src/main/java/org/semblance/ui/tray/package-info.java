/// Takes what the service tells of its watch, and what a person clicks.
/// Gives a sign, a menu and notices, and a service that runs.
/// Never sees how a panel shows them: that is `panel`'s.
package org.semblance.ui.tray;
