package org.semblance.ipc;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a service says of a session, a line for each event: the key of the state and, if there is one, of the
/// reason.
public final class StateLines {
    private static final int PATIENCE_S = 60;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /// Takes the events of a request.
    public void hear(Event event) {
        if (event instanceof Event.State state) add((state.key() + " " + state.reason()).strip());
    }

    /// Something else that a test will want to read when it fails.
    public void add(String line) {
        lines.add(line);
    }

    /// Reads until that line.
    public void await(String line) throws InterruptedException {
        var heard = new StringBuilder();
        while (true) {
            var next = lines.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("waited for \"" + line + "\", heard " + heard);
            if (next.equals(line)) return;
            heard.append(next).append("; ");
        }
    }

    /// The next line.
    public String next() throws InterruptedException {
        var next = lines.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("nothing more was said");
        return next;
    }

    /// What was not read yet.
    @Override
    public String toString() {
        return lines.toString();
    }
}
