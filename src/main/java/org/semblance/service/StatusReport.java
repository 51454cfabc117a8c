package org.semblance.service;

import org.semblance.decide.Lockout;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.policy.PolicyException;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// How things stand for one user. What cannot be told is "".
final class StatusReport {
    private final SemblanceService service;
    private final Equipment equipment;
    private final LockoutBook lockouts;
    private final NetworkInquiry networks;

    StatusReport(SemblanceService service) {
        this.service = service;
        this.equipment = service.equipment();
        this.lockouts = service.lockouts();
        this.networks = new NetworkInquiry(equipment, service.thread());
    }

    Answer of(String user) throws StoreException, InterruptedException {
        var faces = equipment.store().faces(user);
        var session = session(user);
        var names = networks();
        return new Answer.Status(
                user,
                faces.size(),
                faces.stream().mapToInt(face -> face.references()).sum(),
                camera(),
                names.model(),
                names.provider(),
                session.name,
                session.locked,
                lockedOutSeconds(user),
                lockouts.failures(user),
                passwordFirst(user));
    }

    /// A policy that cannot be used is told elsewhere.
    private String passwordFirst(String user) throws StoreException, InterruptedException {
        try {
            return new PasswordFirst(service, user)
                    .reason(equipment.rules(user), CameraChoice.DEFAULT)
                    .map(reason -> "refusal." + reason)
                    .orElse("");
        } catch (PolicyException _) {
            return "";
        }
    }

    private long lockedOutSeconds(String user) throws StoreException {
        var remaining = lockouts.remaining(user);
        if (remaining.equals(Lockout.FOREVER)) return -1;
        return (remaining.toMillis() + 999) / 1000;
    }

    private record SessionState(String name, boolean locked) {}

    private SessionState session(String user) {
        try (var session = equipment.session(user)) {
            return new SessionState(session.name(), session.isLocked());
        } catch (SessionException e) {
            return new SessionState("", false);
        }
    }

    private String camera() throws InterruptedException {
        return equipment.listCameras().stream()
                .filter(camera -> camera.usable() && !camera.identity().virtual())
                .map(camera -> camera.identity().name())
                .findFirst()
                .orElse("");
    }

    private NetworkNames networks() throws InterruptedException {
        try {
            return networks.ask().orElse(new NetworkNames("", ""));
        } catch (ModelException e) {
            return new NetworkNames("", "");
        }
    }
}
