package org.semblance.ui;

import java.util.Optional;
import javafx.application.ColorScheme;

/// Whether the desktop wants dark windows or light ones, where it says so itself. The toolkit has an idea of
/// its own for where it does not.
public interface DesktopColors {
    DesktopColors UNKNOWN = new DesktopColors() {
        @Override
        public Optional<ColorScheme> scheme() {
            return Optional.empty();
        }

        @Override
        public void listen(Runnable listener) {}
    };

    /// Never waits.
    Optional<ColorScheme> scheme();

    /// @param listener hears of every change, on any thread
    void listen(Runnable listener);
}
