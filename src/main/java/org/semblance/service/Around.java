package org.semblance.service;

import java.util.List;
import org.semblance.camera.CameraInfo;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Request;
import org.semblance.service.guard.Inquiry;
import org.semblance.session.SessionException;
import org.semblance.session.Whereabouts;
import org.semblance.store.StoreException;

/// The machine around whoever asks.
record Around(SemblanceService service, Request.Authenticate asked, boolean isPaused, boolean wasToldNo)
        implements Inquiry.Surroundings {

    /// The question with the process that the kernel knows behind it, where it tells.
    static Request.Authenticate known(Caller caller, Request.Authenticate asked) {
        return caller.process().isKnown() ? asked.by(caller.process().number()) : asked;
    }

    static Around of(SemblanceService service, Caller caller, Request.Authenticate asked) throws StoreException {
        return new Around(
                service,
                asked,
                service.pauses().end(asked.user()).isPresent(),
                service.oneScan().earlier(caller.user(), asked).isPresent());
    }

    @Override
    public Whereabouts whereabouts() throws SessionException {
        return service.equipment().seats().of(asked.process());
    }

    @Override
    public List<CameraInfo> cameras() throws InterruptedException {
        return service.equipment().listCameras();
    }

    @Override
    public boolean mayOpenAfterLock() {
        return service.watchOf(asked.user()).map(Watch::mayOpen).orElse(true);
    }
}
