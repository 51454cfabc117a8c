package org.semblance.ui.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;

@Timeout(300)
class ServiceKeeperTest {
    private static final Event.State WATCHING = new Event.State("state.WATCHING", "", "");

    private final LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final SleepingService program = new SleepingService();
    private final ServiceKeeper keeper = new ServiceKeeper(program, "ann", new Ears());

    @Test
    void startsAServiceWhereNoneAnswersAndEndsItAtTheEnd() throws Exception {
        keeper.start();
        assertEquals("starting", next());
        assertEquals(WATCHING, next());
        var child = program.children.take();
        keeper.close();
        assertFalse(child.isAlive());
    }

    @Test
    void startsAServiceThatWasKilledAgain() throws Exception {
        keeper.start();
        assertEquals(List.of("starting", WATCHING), List.of(next(), next()));
        program.children.take().destroyForcibly().waitFor();
        assertEquals(List.of(Duration.ZERO, "starting", WATCHING), List.of(next(), next(), next()));
        keeper.close();
    }

    @Test
    void leavesAServiceOfSomebodyElseAlone() throws Exception {
        var other = program.start();
        program.children.take();
        keeper.start();
        assertEquals(WATCHING, next());
        keeper.close();
        assertTrue(other.isAlive());
        assertTrue(program.children.isEmpty());
        other.destroyForcibly().waitFor();
    }

    @Test
    void aServiceThatEndsAtOnceIsTriedLaterAndLater() throws Exception {
        program.command = List.of("false");
        keeper.start();
        assertEquals(List.of("starting", Duration.ZERO), List.of(next(), next()));
        assertEquals(List.of("starting", Duration.ofSeconds(1)), List.of(next(), next()));
        keeper.close();
        var pauses = IntStream.rangeClosed(1, 100)
                .mapToObj(ServiceKeeper::pauseAfter)
                .map(Duration::toSeconds)
                .toList();
        assertEquals(List.of(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L), pauses.subList(0, 9));
        assertEquals(60, pauses.getLast());
    }

    private Object next() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    private final class Ears implements ServiceKeeper.Listener {
        @Override
        public void starting() {
            heard.add("starting");
        }

        @Override
        public void state(Event.State state) {
            heard.add(state);
        }

        @Override
        public void gone(Duration pause) {
            heard.add(pause);
        }
    }

    /// A service that is a process and does nothing else; one that runs another command never answers.
    private static final class SleepingService implements ServiceProgram {
        private static final List<String> SLEEP = List.of("sleep", "1000");

        private final LinkedBlockingQueue<Process> children = new LinkedBlockingQueue<>();
        private volatile List<String> command = SLEEP;
        private volatile Process running;

        @Override
        public Optional<Semblance> connect() {
            var now = running;
            var answers = now != null && now.isAlive() && command.equals(SLEEP);
            return answers ? Optional.of(new Line(now)) : Optional.empty();
        }

        @Override
        public Process start() throws IOException {
            running = new ProcessBuilder(command).start();
            children.add(running);
            return running;
        }
    }

    private record Line(Process process) implements Semblance {
        @Override
        public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
            assertEquals(new Request.Follow("ann"), request);
            events.accept(WATCHING);
            process.waitFor();
            return new Answer.Failed(Answer.Problem.CANNOT_CHECK, "gone", "");
        }

        @Override
        public void close() {}
    }
}
