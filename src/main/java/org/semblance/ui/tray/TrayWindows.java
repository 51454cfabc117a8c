package org.semblance.ui.tray;

/// The windows that clicks open. Every method returns at once.
public interface TrayWindows {
    void openWizard();

    void openPreferences();

    void openHistory();

    void close();
}
