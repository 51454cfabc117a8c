package org.semblance.service;

import java.time.Instant;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.decide.Moment;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.session.SessionException;
import org.semblance.store.AuditEntry;
import org.semblance.store.StoreException;

/// The use cases behind one door. One thread uses it: the one that owns camera and networks.
public final class SemblanceService implements Semblance {
    private final Equipment equipment;

    /// Takes ownership of the equipment.
    public SemblanceService(Equipment equipment) {
        this.equipment = equipment;
    }

    @Override
    public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
        try {
            return switch (request) {
                case Request.Enroll enroll -> new FaceEnrolment(equipment).enroll(enroll, events);
                case Request.ListFaces(var user) -> list(user);
                case Request.RenameFace(var user, var face, var newName) -> rename(user, face, newName);
                case Request.RemoveFace(var user, var face) -> remove(user, face);
                case Request.Verify verify -> new FaceVerification(equipment, lockouts()).verify(verify, events);
                case Request.Watch(var user, var camera) -> watch(user, camera, events);
                case Request.Lock(var user) -> lock(user);
                case Request.Status(var user) -> status(user);
                case Request.ListCameras _ -> CameraReport.of(equipment.listCameras());
                case Request.Look _,
                        Request.Try _,
                        Request.Keep _,
                        Request.Preview _,
                        Request.Follow _,
                        Request.Pause _,
                        Request.History _,
                        Request.Settings _,
                        Request.ChangeSetting _ -> throw new IllegalArgumentException(request.toString());
                case Request.Doctor(var user, var camera) -> new Doctor(equipment).examine(user, camera, events);
            };
        } catch (CameraException e) {
            return Failures.of(e);
        } catch (ModelException e) {
            return Failures.of(e);
        } catch (StoreException e) {
            return Failures.of(e);
        } catch (SessionException e) {
            return Failures.of(e);
        }
    }

    private LockoutBook lockouts() throws StoreException {
        return new LockoutBook(equipment.store(), Moment::now);
    }

    private Answer list(String user) throws StoreException {
        var faces =
                user.isEmpty() ? equipment.store().faces() : equipment.store().faces(user);
        return new Answer.Faces(faces.stream()
                .map(face ->
                        new Answer.Face(face.user(), face.name(), face.references(), face.enrolled(), face.cameraId()))
                .toList());
    }

    private Answer rename(String user, String face, String newName) throws StoreException {
        equipment.store().renameFace(user, face, newName);
        return new Answer.Done();
    }

    private Answer remove(String user, String face) throws StoreException {
        equipment.store().removeFace(user, face);
        equipment.store().append(new AuditEntry(Instant.now(), user, "REMOVED", "", ""));
        return new Answer.Done();
    }

    private Answer watch(String user, CameraChoice camera, Consumer<Event> events)
            throws SessionException, ModelException, StoreException, InterruptedException {
        new Watch(equipment, lockouts(), user, camera, events).run();
        return new Answer.Done();
    }

    private Answer lock(String user) throws SessionException {
        try (var session = equipment.session(user)) {
            session.lock();
        }
        return new Answer.Done();
    }

    private Answer status(String user) throws StoreException, InterruptedException {
        return new StatusReport(equipment, lockouts()).of(user);
    }

    @Override
    public void close() {
        equipment.close();
    }
}
