package org.semblance.ui.tray;

/// Tells a person something without being asked.
@FunctionalInterface
public interface Notifier {
    void tell(Notice notice);
}
