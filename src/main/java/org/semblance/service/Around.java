package org.semblance.service;

import java.util.List;
import java.util.Optional;
import org.semblance.camera.CameraInfo;
import org.semblance.decide.Refusal;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Request;
import org.semblance.policy.Rules;
import org.semblance.service.guard.Inquiry;
import org.semblance.service.guard.Purpose;
import org.semblance.session.Beginning;
import org.semblance.session.SessionException;
import org.semblance.session.Whereabouts;
import org.semblance.store.StoreException;

/// The machine around whoever asks.
///
/// @param touches to be asked is a touch of the user's, like any key
record Around(
        SemblanceService service,
        Request.Authenticate asked,
        Rules rules,
        boolean mayLogIn,
        boolean isPaused,
        boolean wasToldNo,
        boolean touches)
        implements Inquiry.Surroundings {

    /// The question with the process that the kernel knows behind it, where it tells.
    static Request.Authenticate known(Caller caller, Request.Authenticate asked) {
        return caller.process().isKnown() ? asked.by(caller.process().number()) : asked;
    }

    static Around of(SemblanceService service, Caller caller, Request.Authenticate asked, Rules rules, boolean touches)
            throws StoreException {
        return new Around(
                service,
                asked,
                rules,
                caller.user().equals("root"),
                service.pauses().end(asked.user()).isPresent(),
                service.oneScan().earlier(caller.user(), asked).isPresent(),
                touches);
    }

    @Override
    public boolean isPasswordAsked() {
        return service.isPasswordAsked();
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
    public Optional<Refusal> passwordFirst(Optional<Beginning> beginning) throws StoreException {
        var user = asked.user();
        if (beginning.isPresent()) service.began(user, beginning.get());
        var book = service.lastPasswords();
        var rule = rules.site().password();
        var screen = Purpose.of(asked.service()) == Purpose.SCREEN;
        return screen && isSilent() ? book.missingAtSilentLocker(user, rule) : book.missing(user, rule, !screen);
    }

    /// Whether the desktop knows of no lock while its locker asks.
    private boolean isSilent() {
        return service.watchOf(asked.user()).filter(watch -> !watch.isLocked()).isPresent();
    }

    @Override
    public boolean mayOpenAfterLock() {
        var watch = service.watchOf(asked.user());
        if (touches) watch.ifPresent(Watch::touch);
        return watch.map(Watch::mayOpen).orElse(true);
    }
}
