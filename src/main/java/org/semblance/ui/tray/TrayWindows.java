package org.semblance.ui.tray;

import org.semblance.ui.WindowException;

/// The windows that clicks open.
public record TrayWindows(Opening wizard, Opening preferences, Opening history) {

    @FunctionalInterface
    public interface Opening {
        /// Returns when the window is there.
        void open() throws WindowException, InterruptedException;
    }
}
