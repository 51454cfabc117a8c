package org.semblance.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.decide.Accept;
import org.semblance.evaluation.Light;
import org.semblance.evaluation.Pose;
import org.semblance.evaluation.Scene;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.Sensor;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.Inference;
import org.semblance.match.Gallery;
import org.semblance.match.Reference;
import org.semblance.policy.Policy;

/// A face is followed without the detector only while nothing can happen that the detector would have to see.
class FollowingTest {
    private static final Path MODELS = Path.of("models");
    private static final Pose SITTING = Pose.frontal(250, 230, 140);
    private static final Pose BESIDE = Pose.frontal(500, 220, 130);
    private static final Map<String, SyntheticPerson> PEOPLE = new HashMap<>();
    private static Recognition recognition;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() throws Exception {
        recognition = Recognition.open(MODELS, new Inference(Inference.Choice.CPU));
    }

    @AfterAll
    static void close() {
        recognition.close();
    }

    @Test
    void theDetectorSeesOneFrameInFourOfAFaceThatIsAlone() throws Exception {
        var seen = follow(recognition, 26, n -> alone("person-01", n));
        assertEquals(
                List.of(true, true, false, false, false, true), searched(seen).subList(0, 6));
        assertEquals(
                8,
                seen.stream().filter(Observation::searched).count(),
                searched(seen).toString());
        assertEquals(1, seen.stream().map(FollowingTest::track).distinct().count(), "it is one face all the time");
        for (var one : seen) assertTrue(one.subject().orElseThrow().embedding().isPresent());
    }

    @Test
    void aFollowedFacesBoxStaysNearTheDetectors() throws Exception {
        var searched = follow(recognition, 1, n -> alone("person-02", n)).getFirst();
        for (var seen : follow(recognition, 13, n -> alone("person-02", n))) {
            var overlap = seen.faces()
                    .getFirst()
                    .face()
                    .box()
                    .overlap(searched.faces().getFirst().face().box());
            assertTrue(overlap > 0.75, "overlap " + overlap);
        }
    }

    @Test
    void aSecondPersonWhoEntersIsSeenWithinFourFrames() throws Exception {
        for (var entered = 4; entered < 8; entered++) {
            var at = entered;
            var seen = follow(recognition, at + 4, n -> n < at ? alone("person-01", n) : both(n));
            assertTrue(
                    seen.subList(at, at + 4).stream()
                            .anyMatch(one -> one.faces().size() == 2),
                    "entered with frame " + at + ": " + searched(seen));
        }
    }

    @Test
    void companyIsSearchedForInEveryFrame() throws Exception {
        for (var seen : follow(recognition, 8, FollowingTest::both)) assertTrue(seen.searched());
    }

    @Test
    void nothingIsAcceptedOnAFrameThatWasNotSearched() throws Exception {
        var references = new ArrayList<Reference>();
        for (var seen : follow(recognition, 3, n -> alone("person-01", n))) {
            references.add(new Reference(
                    references.size(),
                    "test",
                    seen.subject().orElseThrow().embedding().orElseThrow()));
        }
        var accepted = 0;
        for (var start = 0; start < 6; start++) {
            var verification = new Verification(new Gallery("ann", references), recognition.tables(), Policy.DEFAULT);
            for (var seen : follow(recognition, 12, n -> alone("person-01", n)).subList(start, 12)) {
                if (!(verification.consider(seen) instanceof Accept)) continue;
                assertTrue(seen.searched());
                accepted++;
                break;
            }
        }
        assertEquals(6, accepted);
    }

    @Test
    void aFaceThatIsSwappedBetweenTwoFramesBeginsAnewTrack() throws Exception {
        for (var swapped = 4; swapped < 8; swapped++) {
            var at = swapped;
            var seen = follow(recognition, at + 3, n -> alone(n < at ? "person-01" : "person-12", n));
            assertNotEquals(track(seen.get(at - 1)), track(seen.get(at)), "swapped with frame " + at);
        }
    }

    @Test
    void aFaceThatLeavesIsMissedAtOnce() throws Exception {
        for (var left = 4; left < 8; left++) {
            var at = left;
            var seen = follow(recognition, at + 3, n -> n < at ? alone("person-01", n) : empty(n));
            assertEquals(Sight.NO_FACE, seen.get(at).sight(), "left with frame " + at);
        }
    }

    @Test
    void anEmptyRoomIsNeverFollowed() throws Exception {
        for (var seen : follow(recognition, 20, FollowingTest::empty)) {
            assertTrue(seen.searched());
            assertEquals(Sight.NO_FACE, seen.sight());
        }
    }

    @Test
    void aFaceThatJumpsIsSearchedFor() throws Exception {
        var seen = follow(recognition, 8, n -> n < 6 ? alone("person-01", n) : scene(n, figure("person-01", BESIDE)));
        assertFalse(seen.get(4).searched());
        assertTrue(seen.get(6).searched());
        assertNotEquals(track(seen.get(5)), track(seen.get(6)));
    }

    @Test
    void aNetworkWithoutAScoreHasEveryFrameSearched() throws Exception {
        try (var files = Files.list(MODELS)) {
            for (var file : files.toList()) Files.copy(file, folder.resolve(file.getFileName()));
        }
        var card = JsonParser.parseString(Files.readString(MODELS.resolve("landmarks.json")))
                .getAsJsonObject();
        card.remove("score");
        Files.writeString(folder.resolve("landmarks.json"), card.toString());
        try (var plain = Recognition.open(folder, new Inference(Inference.Choice.CPU))) {
            for (var seen : follow(plain, 8, n -> alone("person-01", n))) assertTrue(seen.searched());
        }
    }

    private static List<Observation> follow(Recognition recognition, int frames, IntFunction<Scene> scene)
            throws Exception {
        var seen = new ArrayList<Observation>();
        recognition.forget();
        try (var clip = SyntheticClip.of(new Script("followed", frames, scene))) {
            for (var n = 0; n < frames; n++) {
                try (var frame = clip.next(Duration.ofSeconds(60)).orElseThrow()) {
                    seen.add(recognition.follow(frame, false));
                }
            }
        }
        return seen;
    }

    private static List<Boolean> searched(List<Observation> seen) {
        return seen.stream().map(Observation::searched).toList();
    }

    private static long track(Observation seen) {
        return seen.subject().orElseThrow().face().track();
    }

    private static Scene alone(String name, int n) {
        return scene(n, figure(name, SITTING));
    }

    private static Scene both(int n) {
        return scene(n, figure("person-01", SITTING), figure("person-02", BESIDE));
    }

    private static Scene empty(int n) {
        return scene(n);
    }

    private static Scene scene(int n, Scene.Figure... people) {
        return new Scene(List.of(people), 5, Light.EVEN, Sensor.WEBCAM, n);
    }

    private static Scene.Figure figure(String name, Pose pose) {
        return new Scene.Figure(PEOPLE.computeIfAbsent(name, FollowingTest::person), pose);
    }

    private static SyntheticPerson person(String name) {
        try {
            var file = Path.of("src/test/resources/people", name + ".jpg");
            return SyntheticPerson.of(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
