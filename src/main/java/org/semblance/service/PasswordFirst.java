package org.semblance.service;

import java.util.Optional;
import org.semblance.camera.Spectrum;
import org.semblance.decide.Refusal;
import org.semblance.ipc.CameraChoice;
import org.semblance.policy.Rules;
import org.semblance.store.StoreException;

/// Whether a user's screen opens to the password only, for now, and why. Nobody is told so who has no face here.
record PasswordFirst(SemblanceService service, String user) {

    /// @param asked the camera that is to look
    Optional<Refusal> reason(Rules rules, CameraChoice asked) throws StoreException, InterruptedException {
        if (service.equipment().store().faces(user).isEmpty()) return Optional.empty();
        var missing = service.lastPasswords().missing(user, rules.site().password(), false);
        var forgiven = missing.filter(Refusal.LONG_IDLE::equals).isPresent() && isInfrared(rules, asked);
        return forgiven ? Optional.empty() : missing;
    }

    /// Without a name a color camera goes first.
    private boolean isInfrared(Rules rules, CameraChoice asked) throws InterruptedException {
        var name = CameraRule.apply(rules, asked).name();
        var candidates = service.equipment().listCameras().stream()
                .filter(camera -> camera.usable() && !camera.identity().virtual())
                .filter(camera -> name.isEmpty() || camera.identity().id().equals(name.get()))
                .toList();
        return !candidates.isEmpty() && candidates.stream().allMatch(camera -> camera.spectrum() == Spectrum.INFRARED);
    }
}
