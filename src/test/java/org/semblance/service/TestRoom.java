package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameSource;
import org.semblance.decide.Moment;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.session.Whereabouts;
import org.semblance.session.Whereabouts.Seating;
import org.semblance.store.Store;

/// A service with real networks and a real store in a folder of its own, a session that the test plays, and a
/// camera before which it puts people.
final class TestRoom {
    /// What is before the camera the next time it opens.
    @FunctionalInterface
    interface Plan {
        FrameSource open() throws CameraException;
    }

    final FakeSession session = new FakeSession();
    final SemblanceService service;
    final Store store;
    final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final Queue<Plan> plans = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean inFront = true;
    private volatile Equipment.SessionOpener sessions = _ -> session.again();
    private Thread follower;

    private TestRoom(Path folder, InstantSource clock, Supplier<Moment> boot) throws Exception {
        store = EnrolledStore.place(folder).openWithKeyFile();
        service = new SemblanceService(
                new Equipment(
                                EnrolledStore::recognition,
                                () -> store,
                                user -> sessions.open(user),
                                _ -> openCamera(),
                                List::of,
                                EnrolledStore.rulebook(folder))
                        .seating(_ -> atTheDesk())
                        .asking((_, _, _) -> true)
                        .keeping(EnrolledStore.passwordKey(folder)),
                clock,
                boot);
    }

    private Whereabouts atTheDesk() {
        var seating = new Seating(EnrolledStore.USER, "seat0", inFront, false, false, session.beginning());
        return new Whereabouts(Optional.of(seating), false, false);
    }

    static TestRoom withTheOwnerEnrolled(Path folder, InstantSource clock) throws Exception {
        return withTheOwnerEnrolled(folder, clock, Moment::now);
    }

    static TestRoom withTheOwnerEnrolled(Path folder, InstantSource clock, Supplier<Moment> boot) throws Exception {
        EnrolledStore.copyTo(folder);
        return new TestRoom(folder, clock, boot);
    }

    /// After [#close]: the service starts again on what it left.
    static TestRoom again(Path folder, InstantSource clock) throws Exception {
        return again(folder, clock, Moment::now);
    }

    static TestRoom again(Path folder, InstantSource clock, Supplier<Moment> boot) throws Exception {
        return new TestRoom(folder, clock, boot);
    }

    static TestRoom withTheOwnerEnrolled(Path folder) throws Exception {
        return withTheOwnerEnrolled(folder, InstantSource.system());
    }

    /// The watch finds its session this way.
    void finding(Equipment.SessionOpener opener) {
        sessions = opener;
    }

    /// Another session comes to the screen.
    void switchAway() {
        inFront = false;
    }

    /// Ann's own does again.
    void comeBack() {
        inFront = true;
    }

    void next(Plan plan) {
        plans.add(plan);
    }

    /// As fast as it is looked at, once.
    void next(Script script) {
        plans.add(() -> SyntheticClip.of(script));
    }

    /// For as long as anybody looks.
    void nextForEver(Script script) {
        plans.add(() -> SyntheticClip.looping(script));
    }

    private FrameSource openCamera() throws CameraException {
        var plan = plans.poll();
        if (plan == null) throw new CameraException.NotFound("none", List.of());
        var source = new CountedSource(plan.open(), open);
        opened.incrementAndGet();
        return source;
    }

    int timesOpened() {
        return opened.get();
    }

    Semblance ann() {
        return service.client(Caller.of(EnrolledStore.USER));
    }

    /// A program of theirs in the session on the screen, at the machine's service.
    Semblance annAtTheDesk() {
        return service.clientOfSystem(new Caller(EnrolledStore.USER, new Caller.Process(4711, 1000)));
    }

    int faces() throws Exception {
        return store.faces().size();
    }

    /// Starts the watch and follows it: what it says is in [#said].
    void watch() throws Exception {
        service.startWatch(EnrolledStore.USER);
        follower = Thread.ofVirtual().start(() -> {
            try (var ann = ann()) {
                said.add("answer "
                        + ann.ask(
                                new Request.Follow(EnrolledStore.USER), event -> said.add(text((Event.State) event))));
            } catch (InterruptedException e) {
                said.add("interrupted");
            }
        });
    }

    private static String text(Event.State state) {
        return (state.key().replace("state.", "") + " " + state.reason()).strip();
    }

    /// Waits until it says so.
    void await(String line) throws InterruptedException {
        var heard = new StringBuilder();
        while (true) {
            var next = said.poll(60, TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("waited for \"" + line + "\", heard " + heard);
            if (next.equals(line)) return;
            heard.append(next).append("; ");
        }
    }

    /// Comes back when the watch has reacted to everything it was told.
    void settle() throws Exception {
        try (var ann = ann()) {
            ann.ask(new Request.Try(EnrolledStore.USER, CameraChoice.DEFAULT), _ -> {});
        }
    }

    static Answer ask(Semblance client, Request request) throws InterruptedException {
        return client.ask(request, _ -> {});
    }

    void close() throws Exception {
        service.close();
        if (follower != null) follower.join();
        assertEquals(0, open.get(), "a camera stayed open");
    }

    boolean cameraIsClosed() {
        return open.get() == 0;
    }
}
