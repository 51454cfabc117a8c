package org.semblance.evaluation.attempts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.Pipe;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.TestPeople;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.inference.ModelShelf;

class AttemptsTrialTest {
    private static final ModelShelf MODELS = new ModelShelf(Path.of("models"), Path.of("models"));

    @TempDir
    private Path folder;

    @Test
    void everybodyTriesEveryAccount() throws Exception {
        for (var person = 1; person <= 2; person++) {
            record(Script.enrolment(TestPeople.person(person), person), "P" + person, "1-enrolment");
            record(Script.attempt(TestPeople.person(person), 10 + person, 30), "P" + person, "2-attempt");
        }
        record(Script.emptyRoom(5, 3), "P2", "3-nobody");
        var evaluation = new AttemptsTrial(folder, MODELS).run(_ -> {});
        assertEquals(0.0, (double) value(evaluation, "fte.value"));
        assertEquals(3L, value(evaluation, "own"));
        assertEquals(3L, value(evaluation, "others"));
        assertEquals(100 / 3.0, (double) value(evaluation, "fnmr.value"), 1e-9);
        assertEquals(0.0, (double) value(evaluation, "fmr.value"));
        assertTrue((double) value(evaluation, "seconds_to_accept.p50") < 1);
    }

    @Test
    void oneRecordingIsNoTrial() throws Exception {
        record(Script.emptyRoom(5, 1), "P1", "1");
        record(Script.emptyRoom(6, 1), "P2", "1");
        Pipe.make(folder.resolve("P1").resolve("2.avi"));
        Pipe.make(folder.resolve("P2").resolve("2.avi"));
        assertThrows(EvaluationException.BadPictures.class, () -> new AttemptsTrial(folder, MODELS).run(_ -> {}));
    }

    private void record(Script script, String person, String name) throws Exception {
        var recording = Files.createDirectories(folder.resolve(person).resolve(name));
        try (var clip = SyntheticClip.of(script)) {
            for (var n = 0; n < script.length(); n++) {
                try (var frame = clip.next(Duration.ofSeconds(60)).orElseThrow()) {
                    var file = recording.resolve("%04d.jpg".formatted(n));
                    assertTrue(opencv_imgcodecs.imwrite(file.toString(), frame.bgr()));
                }
            }
        }
    }

    private static Object value(Evaluation evaluation, String key) {
        return evaluation.figures().stream()
                .filter(figure -> figure.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + evaluation.figures()))
                .value();
    }
}
