package org.semblance.service.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.semblance.camera.CameraInfo;
import org.semblance.camera.Spectrum;
import org.semblance.decide.Refusal;
import org.semblance.ipc.Request;
import org.semblance.policy.Rules;
import org.semblance.policy.Setting;
import org.semblance.session.Beginning;
import org.semblance.session.SessionException;
import org.semblance.session.Whereabouts;
import org.semblance.session.Whereabouts.Seating;
import org.semblance.store.StoreException;

/// What guards may look at. What takes time is asked for once, when the first guard wants to know it.
public final class Inquiry {
    /// The machine around.
    public interface Surroundings {
        Whereabouts whereabouts() throws SessionException;

        List<CameraInfo> cameras() throws InterruptedException;

        /// Whether who asks can begin sessions: root.
        boolean mayLogIn();

        /// Whether polkit is asking for a password right now, since somebody wants to change who is recognized.
        boolean isPasswordAsked();

        /// Whether the user wanted face unlock to rest.
        boolean isPaused();

        /// Whether the user has left since a lock by hand.
        boolean mayOpenAfterLock();

        /// Why the password is asked for first.
        ///
        /// @param beginning of the user's own session, where it is known
        Optional<Refusal> passwordFirst(Optional<Beginning> beginning) throws StoreException;

        /// Whether this program was told no a moment ago.
        boolean wasToldNo();
    }

    private final Request.Authenticate asked;
    private final Rules rules;
    private final Surroundings around;
    private Whereabouts whereabouts;
    private SessionException silence;
    private List<CameraInfo> cameras;

    /// @param asked what the program says of itself
    public Inquiry(Request.Authenticate asked, Rules rules, Surroundings around) {
        this.asked = asked;
        this.rules = rules;
        this.around = around;
    }

    Request.Authenticate asked() {
        return asked;
    }

    public Rules rules() {
        return rules;
    }

    Surroundings around() {
        return around;
    }

    public Purpose purpose() {
        return Purpose.of(asked.service());
    }

    /// Whether a session is to begin. Anybody can call their program one that does so.
    boolean isLogin() {
        return purpose() == Purpose.LOGIN && around.mayLogIn();
    }

    Whereabouts whereabouts() throws SessionException {
        if (whereabouts == null && silence == null) askWhereabouts();
        if (silence != null) throw silence;
        return whereabouts;
    }

    private void askWhereabouts() {
        try {
            whereabouts = around.whereabouts();
        } catch (SessionException e) {
            silence = e;
        }
    }

    Optional<Seating> seating() throws SessionException {
        return whereabouts().seating();
    }

    /// How the user's own session began; empty where nobody knows, and where it is another's.
    Optional<Beginning> beginning() {
        try {
            return seating()
                    .filter(seating -> seating.user().equals(asked.user()) && !seating.remote() && !seating.greeter())
                    .flatMap(Seating::beginning);
        } catch (SessionException _) {
            return Optional.empty();
        }
    }

    /// What light the camera sees that will look.
    Spectrum looksThrough() throws SessionException, InterruptedException {
        return goodCameras().stream()
                .map(CameraInfo::spectrum)
                .min(Comparator.naturalOrder())
                .orElse(Spectrum.COLOR);
    }

    /// The camera that must be opened, where not just any will do.
    public Optional<CameraInfo> requiredCamera() throws SessionException, InterruptedException {
        if (!wantsInfrared() && !whereabouts().lidClosed()) return Optional.empty();
        return goodCameras().stream().findFirst();
    }

    /// The cameras that are good enough for this, by the rules and the lid.
    List<CameraInfo> goodCameras() throws SessionException, InterruptedException {
        return wantsInfrared() ? infrared(seeing(fixed())).toList() : openCameras();
    }

    /// The cameras that may look and can see anything.
    List<CameraInfo> openCameras() throws SessionException, InterruptedException {
        return seeing(wantsInfrared() ? fixed() : rules.text(Setting.CAMERA)).toList();
    }

    /// @param named the only one that may look; "" for any
    private Stream<CameraInfo> seeing(String named) throws SessionException, InterruptedException {
        if (cameras == null) cameras = around.cameras();
        var closed = whereabouts().lidClosed();
        return cameras.stream()
                .filter(camera -> camera.usable() && !camera.identity().virtual())
                .filter(camera -> named.isEmpty() || camera.identity().id().equals(named))
                .filter(camera -> !closed || !camera.builtIn());
    }

    /// The policy's camera. The user, who may not choose a weaker kind, has no word in it.
    private String fixed() {
        return rules.fixedBy(Setting.CAMERA).isEmpty() ? "" : rules.text(Setting.CAMERA);
    }

    boolean wantsInfrared() throws SessionException, InterruptedException {
        if (purpose() == Purpose.SCREEN) return false;
        return switch (rules.site().elevation().evidence()) {
            case INFRARED, BOTH -> true;
            case CHALLENGE, NONE -> false;
            case EITHER -> hasInfrared();
        };
    }

    /// Whether the person has to turn their head as they are asked.
    public boolean wantsChallenge() throws SessionException, InterruptedException {
        if (purpose() == Purpose.SCREEN) return false;
        return switch (rules.site().elevation().evidence()) {
            case INFRARED, NONE -> false;
            case CHALLENGE, BOTH -> true;
            case EITHER -> !hasInfrared();
        };
    }

    private boolean hasInfrared() throws SessionException, InterruptedException {
        return infrared(seeing(fixed())).findAny().isPresent();
    }

    private static Stream<CameraInfo> infrared(Stream<CameraInfo> cameras) {
        return cameras.filter(camera -> camera.spectrum() == Spectrum.INFRARED);
    }
}
