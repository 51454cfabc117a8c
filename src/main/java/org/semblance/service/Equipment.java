package org.semblance.service;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraInfo;
import org.semblance.camera.FrameSource;
import org.semblance.inference.ModelException;
import org.semblance.ipc.CameraChoice;
import org.semblance.policy.PolicyException;
import org.semblance.policy.Rulebook;
import org.semblance.policy.Rules;
import org.semblance.recognition.Recognition;
import org.semblance.session.Authority;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;
import org.semblance.session.SessionLock;
import org.semblance.session.Whereabouts;
import org.semblance.store.KeyProvider;
import org.semblance.store.Store;
import org.semblance.store.StoreException;

/// What the use cases work with. Each part opens when it is first asked for, so that listing faces loads no
/// network, and all that opened closes together. The networks are the recognition thread's; the rest is
/// anybody's.
public final class Equipment implements AutoCloseable {
    @FunctionalInterface
    public interface RecognitionOpener {
        Recognition open() throws ModelException;
    }

    @FunctionalInterface
    public interface StoreOpener {
        Store open() throws StoreException;
    }

    @FunctionalInterface
    public interface SessionOpener {
        SessionLock open(String user) throws SessionException;
    }

    @FunctionalInterface
    public interface SeatFinder {
        Whereabouts of(int process) throws SessionException;
    }

    @FunctionalInterface
    public interface CameraOpener {
        FrameSource open(CameraChoice choice) throws CameraException, InterruptedException;
    }

    @FunctionalInterface
    public interface CameraLister {
        List<CameraInfo> list() throws InterruptedException;
    }

    private final RecognitionOpener recognitions;
    private final StoreOpener stores;
    private final SessionOpener sessions;
    private final CameraOpener cameras;
    private final CameraLister cameraList;
    private final Rulebook rulebook;
    private final CompletableFuture<NetworkNames> names = new CompletableFuture<>();
    private SeatFinder seats = _ -> {
        throw new SessionException(SessionFlaw.NO_SEATS);
    };
    private Authority authority = (_, _, _) -> {
        throw new SessionException(SessionFlaw.NO_AUTHORITY);
    };
    private Optional<KeyProvider> passwordKey = Optional.empty();
    private Trail trail = (_, _) -> {};
    private Recognition recognition;
    private Store store;
    private boolean closed;

    public Equipment(
            RecognitionOpener recognitions,
            StoreOpener stores,
            SessionOpener sessions,
            CameraOpener cameras,
            CameraLister cameraList,
            Rulebook rulebook) {
        this.recognitions = recognitions;
        this.stores = stores;
        this.sessions = sessions;
        this.cameras = cameras;
        this.cameraList = cameraList;
        this.rulebook = rulebook;
    }

    /// This, with somebody who knows where people sit. Without, nobody is let in through PAM.
    public Equipment seating(SeatFinder finder) {
        seats = finder;
        return this;
    }

    /// This, with somebody who can ask people for their password. Without, only root enrolls at the system's
    /// service.
    public Equipment asking(Authority asker) {
        authority = asker;
        return this;
    }

    /// This, with the second key of login passwords. Without, none is kept.
    public Equipment keeping(KeyProvider key) {
        passwordKey = Optional.of(key);
        return this;
    }

    Optional<KeyProvider> passwordKey() {
        return passwordKey;
    }

    /// This, with a place besides the store that hears of the history.
    public Equipment telling(Trail listener) {
        trail = listener;
        return this;
    }

    Trail trail() {
        return trail;
    }

    Authority authority() {
        return authority;
    }

    SeatFinder seats() {
        return seats;
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    /// What holds for a user now.
    public Rules rules(String user) throws PolicyException {
        return rulebook.rules(user);
    }

    public CameraOpener cameras() {
        return cameras;
    }

    public List<CameraInfo> listCameras() throws InterruptedException {
        return cameraList.list();
    }

    public Recognition recognition() throws ModelException {
        if (recognition == null) {
            recognition = recognitions.open();
            names.complete(new NetworkNames(
                    recognition.modelId(), recognition.provider().title()));
        }
        return recognition;
    }

    /// What the networks are called, for threads that may not touch them; done when they are open.
    CompletableFuture<NetworkNames> names() {
        return names;
    }

    public synchronized Store store() throws StoreException {
        if (closed) throw new IllegalStateException("the store was closed");
        if (store == null) store = stores.open();
        return store;
    }

    /// A session to be closed by the caller: it holds a connection and a thread.
    public SessionLock session(String user) throws SessionException {
        return sessions.open(user);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (recognition != null) recognition.close();
        recognition = null;
        try {
            if (store != null) store.close();
        } catch (StoreException e) {
            System.getLogger(Equipment.class.getName())
                    .log(System.Logger.Level.WARNING, "the store did not close cleanly: {0}", e.getMessage());
        }
        store = null;
    }
}
