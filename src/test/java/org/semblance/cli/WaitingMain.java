package org.semblance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;

/// A process whose service answers nothing until it is interrupted.
final class WaitingMain {
    private WaitingMain() {}

    public static void main(String[] arguments) {
        var wiring = new Wiring(
                Waiting::new,
                (_, _) -> {},
                (_, _) -> new DemoReport(List.of()),
                (_, _) -> new BenchReport(List.of()),
                null,
                Path.of(""),
                Path.of(""),
                List::of);
        System.exit(Cli.run(wiring, Console.ofProcess(), arguments));
    }

    private static final class Waiting implements Semblance {
        @Override
        public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
            events.accept(new Event.State("state.WATCHING", "", ""));
            new CountDownLatch(1).await();
            throw new AssertionError();
        }

        @Override
        public void close() {
            System.out.println("closed");
        }
    }
}
