package org.semblance.service;

import org.semblance.camera.CameraException;
import org.semblance.inference.ModelException;
import org.semblance.ipc.CameraChoice;
import org.semblance.policy.Rules;
import org.semblance.session.SessionException;
import org.semblance.session.SessionLock;
import org.semblance.store.StoreException;

/// Locks a desktop that turned idle when its user is not there. A camera that cannot tell locks nothing.
record AwayLock(SemblanceService service, Hearing hearing, String user, CameraChoice camera) {
    private static final System.Logger LOG = System.getLogger(AwayLock.class.getName());

    /// @return whether it did
    boolean lock(SessionLock session, Rules rules)
            throws ModelException, StoreException, SessionException, InterruptedException {
        try (var source = service.cameras().open(CameraRule.apply(rules, camera))) {
            var absence = new Absence(service.equipment().recognition());
            if (!absence.isCertain(source, hearing::isSomebodyThere)) return false;
            hearing.leave();
            session.lock();
            service.diary().write(user, Happening.LEFT, source.identity().id());
            return true;
        } catch (CameraException e) {
            LOG.log(System.Logger.Level.DEBUG, "nobody can tell whether the user left: {0}", e.getMessage());
            return false;
        }
    }
}
