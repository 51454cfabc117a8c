package org.semblance.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.semblance.liveness.Turn.LEFT;
import static org.semblance.liveness.Turn.RIGHT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.semblance.align.Hint;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameCondition;
import org.semblance.camera.Spectrum;
import org.semblance.evaluation.Light;
import org.semblance.evaluation.Pose;
import org.semblance.evaluation.Scene;
import org.semblance.evaluation.Sensor;
import org.semblance.evaluation.SyntheticCamera;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.Inference;
import org.semblance.liveness.Liveness.State;
import org.semblance.recognition.Recognition;

/// Synthetic people, and pictures of them held before the camera, seen through the shipped networks at 15
/// frames a second.
class HeadTurnsTest {
    private static final long PERIOD_NANOS = 66_000_000;
    private static final double FAR = 30;
    private static final Pose STRAIGHT = Pose.frontal(320, 225, 150);
    private static final List<SyntheticPerson> PEOPLE = IntStream.rangeClosed(1, 6)
            .mapToObj(number -> SyntheticPerson.bundled("person-0" + number))
            .toList();
    private static final SyntheticCamera CAMERA = new SyntheticCamera();

    private static Recognition recognition;
    private long frame;

    @BeforeAll
    static void open() throws Exception {
        recognition = Recognition.open(Path.of("models"), new Inference(Inference.Choice.CPU));
    }

    @AfterAll
    static void close() {
        recognition.close();
        CAMERA.close();
    }

    /// Out, held, back and held again.
    private static List<Double> there(double degrees) {
        return DoubleStream.of(0, 0, 0.25, 0.5, 0.75, 1, 1, 1, 0.75, 0.5, 0.25, 0, 0, 0)
                .map(part -> part * degrees)
                .boxed()
                .toList();
    }

    private static List<Double> route(Turn... turns) {
        var route = new ArrayList<Double>();
        for (var turn : turns) route.addAll(there(turn == LEFT ? FAR : -FAR));
        return route;
    }

    private Mat head(SyntheticPerson person, double yaw) {
        var figure = new Scene.Figure(person, STRAIGHT.turned(yaw, 0, 0));
        return CAMERA.take(new Scene(List.of(figure), 7, new Light(20, 25, 0.4, 1, 1, 0.2), Sensor.WEBCAM, frame));
    }

    /// The last word, or the first no.
    private Liveness watch(HeadTurns turns, List<Mat> pictures) throws Exception {
        recognition.forget();
        Liveness said = null;
        for (var picture : pictures) {
            try (var next = new Frame(picture, frame, frame++ * PERIOD_NANOS, Spectrum.COLOR, FrameCondition.USABLE)) {
                var seen = recognition.observe(next);
                if (seen.subject().isEmpty()) continue;
                var subject = seen.subject().get();
                said = turns.observe(subject.face().track(), seen.frame(), seen.timestampNanos(), subject.landmarks());
                if (said.state() == State.DENIED) return said;
            }
        }
        return said;
    }

    private List<Mat> turning(SyntheticPerson person, Turn... turns) {
        var pictures = new ArrayList<Mat>();
        for (var yaw : route(turns)) {
            frame++;
            pictures.add(head(person, yaw));
        }
        return pictures;
    }

    @Test
    void everybodyWhoTurnsAsTheyAreAskedPasses() throws Exception {
        for (var person : PEOPLE) {
            for (var asked : List.of(new Turn[] {LEFT, RIGHT}, new Turn[] {RIGHT, RIGHT})) {
                var said = watch(new HeadTurns(List.of(asked)), turning(person, asked));
                assertEquals(State.CLEAR, said.state(), person.name() + said);
            }
        }
    }

    @Test
    void nobodyWhoTurnsTheOtherWayPasses() throws Exception {
        for (var person : PEOPLE) {
            var said = watch(new HeadTurns(List.of(LEFT, RIGHT)), turning(person, LEFT, LEFT));
            assertEquals(State.DENIED, said.state(), person.name());
            assertEquals("the other way", said.cue(), person.name());
        }
    }

    @Test
    void aStillFaceDoesNotPass() throws Exception {
        for (var person : PEOPLE) {
            var pictures = new ArrayList<Mat>();
            for (var i = 0; i < 70; i++) {
                frame++;
                pictures.add(i == 0 ? head(person, 0) : pictures.getFirst().clone());
            }
            assertEquals(
                    "not turned", watch(new HeadTurns(List.of(LEFT)), pictures).cue(), person.name());
        }
    }

    /// Printed, or on a screen, held near and far, and tilted as well, which makes it look more like a head.
    @ParameterizedTest
    @CsvSource({"350, 0", "900, 0", "350, -25", "250, 20", "250, -30"})
    void noFlatPicturePassesThatIsTurnedAsAHeadIs(double distance, double pitch) throws Exception {
        for (var person : PEOPLE) {
            for (var yaw : List.of(50.0, 30.0, -30.0, -50.0)) {
                var asked = yaw > 0 ? LEFT : RIGHT;
                var said = watch(new HeadTurns(List.of(asked)), flat(person, yaw, pitch, distance));
                assertNotEquals(State.CLEAR, said.state(), person.name() + " " + yaw);
            }
        }
    }

    private List<Mat> flat(SyntheticPerson person, double yaw, double pitch, double distance) {
        var pictures = new ArrayList<Mat>();
        try (var picture = head(person, 0)) {
            for (var part : there(1)) {
                pictures.add(HeldPicture.turned(picture, part * yaw, part * pitch, distance));
            }
        }
        return pictures;
    }

    /// The picture's own middle is pushed aside as well: a plane moves as one.
    @Test
    void aFaceThatJumpsIsAnotherFace() throws Exception {
        var pictures = new ArrayList<>(turning(PEOPLE.get(0), LEFT).subList(0, 6));
        var aside = new Scene.Figure(PEOPLE.get(1), STRAIGHT.moved(70, 0, 1).turned(FAR, 0, 0));
        for (var i = 0; i < 4; i++) {
            pictures.add(CAMERA.take(new Scene(List.of(aside), 7, Light.EVEN, Sensor.WEBCAM, i)));
        }
        assertEquals(
                "another face", watch(new HeadTurns(List.of(LEFT)), pictures).cue());
    }

    @Test
    void aFaceThatWasOutOfSightIsAnotherFace() throws Exception {
        var first = turning(PEOPLE.getFirst(), LEFT);
        var turns = new HeadTurns(List.of(LEFT));
        watch(turns, new ArrayList<>(first.subList(0, 5)));
        frame += 10;
        assertEquals(
                "another face",
                watch(turns, new ArrayList<>(first.subList(5, 8))).cue());
    }

    @Test
    void whatIsAskedCannotBeForeseenAndIsSaidOneByOne() {
        var asked = new Random(1)
                .longs(64)
                .mapToObj(seed -> HeadTurns.random(new Random(seed)).asked())
                .collect(Collectors.toSet());
        assertEquals(Set.of(Hint.CHALLENGE_LEFT, Hint.CHALLENGE_RIGHT), asked);
    }
}
