package org.semblance.service;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.policy.PolicyException;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// Something that a client's thread has done on the recognition thread, and waits for.
record Errand(RecognitionThread thread, Object owner) {
    @FunctionalInterface
    interface Work {
        Answer run(Consumer<Event> events)
                throws CameraException, ModelException, StoreException, SessionException, PolicyException,
                        InterruptedException;
    }

    /// Comes back when it is done, or when it was taken back and has let go of everything.
    ///
    /// @param events heard on this thread
    Answer run(Work work, Consumer<Event> events) throws InterruptedException {
        var relay = new Relay();
        var answer = new AtomicReference<Answer>();
        var bug = new AtomicReference<RuntimeException>();
        var task = thread.start(
                owner,
                () -> {
                    try {
                        answer.set(Failures.answering(() -> work.run(relay::tell)));
                    } catch (RuntimeException e) {
                        bug.set(e);
                    }
                },
                relay::end);
        try {
            relay.pass(events);
        } finally {
            task.takeBack();
            task.await();
        }
        if (bug.get() != null) throw bug.get();
        return answer.get() != null ? answer.get() : Failures.serviceEnded();
    }
}
