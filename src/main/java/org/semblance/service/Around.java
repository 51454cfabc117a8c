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
///
/// @param touches to be asked is a touch of the user's, like any key
record Around(
        SemblanceService service, Request.Authenticate asked, boolean isPaused, boolean wasToldNo, boolean touches)
        implements Inquiry.Surroundings {

    /// The question with the process that the kernel knows behind it, where it tells.
    static Request.Authenticate known(Caller caller, Request.Authenticate asked) {
        return caller.process().isKnown() ? asked.by(caller.process().number()) : asked;
    }

    static Around of(SemblanceService service, Caller caller, Request.Authenticate asked, boolean touches)
            throws StoreException {
        return new Around(
                service,
                asked,
                service.pauses().end(asked.user()).isPresent(),
                service.oneScan().earlier(caller.user(), asked).isPresent(),
                touches);
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
        var watch = service.watchOf(asked.user());
        if (touches) watch.ifPresent(Watch::touch);
        return watch.map(Watch::mayOpen).orElse(true);
    }
}
