package org.semblance.ui.tray;

import java.util.function.Consumer;
import org.semblance.ipc.Event;
import org.semblance.ui.WindowException;

/// The windows that clicks open, and the one that the service asks with.
///
/// @param news about the question that is shown
public record TrayWindows(Opening wizard, Opening preferences, Opening history, Asking question, Consumer<Event> news) {

    @FunctionalInterface
    public interface Asking {
        /// Returns when the window is there, in front of all others.
        ///
        /// @param answered heard once, on any thread
        void open(Event.Question question, Consumer<Boolean> answered) throws WindowException, InterruptedException;
    }

    @FunctionalInterface
    public interface Opening {
        /// Returns when the window is there.
        void open() throws WindowException, InterruptedException;
    }
}
