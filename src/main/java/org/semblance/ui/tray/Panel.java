package org.semblance.ui.tray;

/// Where the tray is seen.
public interface Panel extends AutoCloseable {
    void show(TrayView view);

    @Override
    void close();
}
