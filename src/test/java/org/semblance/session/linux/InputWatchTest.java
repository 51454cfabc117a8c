package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InputWatchTest {
    /// A desktop that wakes up may leave a question without an answer.
    @Test
    void looksOnAfterAQuestionWithoutAnAnswer() {
        var told = new ArrayDeque<>(
                List.of(OptionalLong.of(5), OptionalLong.empty(), OptionalLong.of(6), OptionalLong.of(0)));
        var touched = new AtomicInteger();
        try (var thread = Executors.newSingleThreadScheduledExecutor()) {
            var watch = new InputWatch(
                    thread, () -> told.isEmpty() ? OptionalLong.empty() : told.pop(), touched::incrementAndGet);
            thread.execute(watch::start);
            // whether the second that it waits has come or not, all four answers are taken in their order
            for (var i = 0; i < 3; i++) thread.execute(watch::look);
            thread.execute(watch::stop);
            thread.shutdown();
        }
        assertEquals(1, touched.get());
    }
}
