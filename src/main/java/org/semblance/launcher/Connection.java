package org.semblance.launcher;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.ipc.ServiceException;

/// The command line's way to the service. It watches already, so that to watch is to follow it.
record Connection(RemoteSemblance service) implements Semblance {

    /// @param alone does the work in this process, where no service runs
    static Semblance open(Map<String, String> environment, Supplier<Semblance> alone) {
        try {
            return new Connection(new Services(environment).connect());
        } catch (ServiceException.NotRunning | ServiceException.NoFolder e) {
            return alone.get();
        } catch (ServiceException e) {
            return new Unreachable(e.failed());
        }
    }

    @Override
    public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
        return service.ask(
                switch (request) {
                    case Request.Watch(var user, var camera)
                    when camera.equals(CameraChoice.DEFAULT) -> new Request.Follow(user);
                    default -> request;
                },
                events);
    }

    @Override
    public void close() {
        service.close();
    }

    /// Something is there, and nothing to be asked. Working beside it would be to fight over the camera.
    private record Unreachable(Answer.Failed failed) implements Semblance {
        @Override
        public Answer ask(Request request, Consumer<Event> events) {
            return failed;
        }

        @Override
        public void close() {}
    }
}
