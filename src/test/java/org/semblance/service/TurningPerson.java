package org.semblance.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameCondition;
import org.semblance.camera.FrameSource;
import org.semblance.evaluation.Light;
import org.semblance.evaluation.Pose;
import org.semblance.evaluation.Scene;
import org.semblance.evaluation.Sensor;
import org.semblance.evaluation.SyntheticCamera;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.ipc.Event;

/// Somebody before a camera who does what they are told, 15 pictures a second.
final class TurningPerson implements FrameSource, Consumer<Event> {
    private static final long PERIOD_NANOS = 66_000_000;
    private static final double FAR = 30;
    private static final double STEP = 7.5;

    private final SyntheticCamera camera = new SyntheticCamera();
    private final SyntheticPerson person;
    private final SyntheticPerson standIn;
    private final int obedience;
    private volatile double wanted;
    private double yaw;
    private int sequence;
    private boolean turned;

    /// @param standIn who sits there as soon as the head was turned for the first time
    /// @param obedience 1, or -1 for who turns the other way
    TurningPerson(SyntheticPerson person, SyntheticPerson standIn, int obedience) {
        this.person = person;
        this.standIn = standIn;
        this.obedience = obedience;
    }

    @Override
    public void accept(Event event) {
        if (!(event instanceof Event.Hint(var key))) return;
        wanted = switch (key) {
            case "hint.CHALLENGE_LEFT" -> obedience * FAR;
            case "hint.CHALLENGE_RIGHT" -> -obedience * FAR;
            default -> 0;
        };
    }

    @Override
    public CameraIdentity identity() {
        return new CameraIdentity("recording:synthetic", person.name(), true);
    }

    @Override
    public Optional<Frame> next(Duration timeout) {
        yaw += Math.clamp(wanted - yaw, -STEP, STEP);
        turned |= Math.abs(yaw) >= FAR;
        var figure = new Scene.Figure(
                turned ? standIn : person, Pose.frontal(320, 225, 150).turned(yaw, 0, 0));
        var scene = new Scene(List.of(figure), 7, Light.EVEN, Sensor.WEBCAM, sequence);
        var now = sequence * PERIOD_NANOS;
        return Optional.of(
                new Frame(camera.take(scene), sequence++, now, Sensor.WEBCAM.spectrum(), FrameCondition.USABLE));
    }

    @Override
    public void close() {
        camera.close();
    }
}
