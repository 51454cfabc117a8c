package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;

class TextReportTest {

    @Test
    void yesAndNoAreData() {
        assertEquals(
                "Yes, this is ann (140 ms).\n",
                run(new Answer.Verified("ann", true, "", 140), "verify").out());
        var no = run(new Answer.Verified("ann", false, "refusal.NOT_THIS_PERSON", 140), "verify");
        assertTrue(no.out().startsWith("This is not the person who enrolled."), no.out());
        assertEquals("", no.err());
    }

    @Test
    void whatCouldNotBeCheckedIsAMessage() {
        var result = run(new Answer.Verified("ann", false, "refusal.DARK", 3000), "verify");
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("It is too dark"), result.err());
    }

    @Test
    void facesAreATable() {
        var faces = List.of(
                new Answer.Face("ann", "face", 5, Instant.parse("2026-11-22T12:00:00Z"), "HD Webcam"),
                new Answer.Face("ann", "with glasses", 12, Instant.parse("2026-11-23T12:00:00Z"), ""));
        var lines = run(new Answer.Faces(faces), "faces", "list").out().lines().toList();
        assertEquals(
                List.of(
                        "USER  FACE          REFERENCES  ENROLLED    CAMERA",
                        "ann   face          5           2026-11-22  HD Webcam",
                        "ann   with glasses  12          2026-11-23"),
                lines);
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        assertTrue(run(new Answer.Faces(List.of()), "faces", "list").err().contains("semblance enroll"));
        assertTrue(run(new Answer.Cameras(List.of()), "cameras").err().contains("--allow-virtual"));
    }

    @Test
    void aCameraThatCannotBeUsedSaysWhy() {
        var camera = new Answer.Camera(
                "OBS",
                "/dev/video9",
                "virtual:9",
                "v4l2 loopback",
                false,
                true,
                List.of("YUYV", "MJPG"),
                false,
                "not physical");
        var out = run(new Answer.Cameras(List.of(camera)), "cameras").out();
        assertTrue(out.contains("color, virtual  YUYV MJPG  not physical"), out);
    }

    @Test
    void aLockoutIsSaidInWords() {
        var locked = new Answer.Status("ann", 1, 5, "HD Webcam", "m1", "CPU", "", false, 30, 5, "");
        assertTrue(run(locked, "status").out().contains("face unlock      locked out for 30 s"));
        var shut = new Answer.Status("ann", 1, 5, "HD Webcam", "m1", "CPU", "c2", true, -1, 50, "");
        var out = run(shut, "status").out();
        assertTrue(out.contains("face unlock      locked out until a password login"), out);
        assertTrue(out.contains("session          c2, locked"), out);
    }

    @Test
    void theDoctorSaysTheFix() {
        var out = run(
                        new Answer.Checks(List.of(
                                new Answer.Check("models", Answer.Level.OK, "three, unharmed", ""),
                                new Answer.Check("camera", Answer.Level.FAILED, "none", "Plug one in."))),
                        "doctor")
                .out();
        assertEquals("ok       models: three, unharmed\nFAILED   camera: none\n         Plug one in.\n", out);
    }

    @Test
    void aWatchPrintsEveryStateWithItsTime() {
        var out = Shell.with(new ScriptedSemblance(
                        new Answer.Done(),
                        new Event.State("state.LOOKING", "", ""),
                        new Event.Hint("hint.MOVE_CLOSER"),
                        new Event.State("state.WAITING_TO_LEAVE", "refusal.STILL_THERE", "")))
                .run("watch")
                .out()
                .lines()
                .toList();
        assertEquals(2, out.size());
        assertTrue(out.getFirst().matches("\\d\\d:\\d\\d(:\\d\\d)?  Looking for you\\."), out.getFirst());
    }

    @Test
    void theDemoIsATableWithRatesAsPeopleSayThem() {
        var demo = new DemoReport(List.of(
                new DemoReport.Attempt(
                        "the owner", true, OptionalDouble.of(0.51234), OptionalDouble.of(7.6e-7), true, "", 130),
                new DemoReport.Attempt(
                        "a stranger",
                        false,
                        OptionalDouble.of(1.3),
                        OptionalDouble.of(0.98),
                        false,
                        "refusal.NOT_THIS_PERSON",
                        900),
                new DemoReport.Attempt(
                        "nobody",
                        false,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        false,
                        "refusal.NO_FACE",
                        3000)));
        var result = Shell.withDemo((_, _) -> demo).run("demo");
        assertEquals(0, result.exitCode());
        assertEquals("""
            WHO         DISTANCE  CHANCE OF A STRANGER  DECISION                                      MS
            the owner   0.512     1 in 1 300 000        ACCEPTED                                      130
            a stranger  1.300     anybody               refused: This is not the person who enrolled  900
            nobody      -         -                     refused: Nobody is before the camera          3000
            """, result.out());
    }

    @Test
    void aDemoThatLetsAStrangerInSaysNo() {
        var attempt = new DemoReport.Attempt(
                "a stranger", false, OptionalDouble.of(0.3), OptionalDouble.of(1e-9), true, "", 100);
        var result = Shell.withDemo((_, _) -> new DemoReport(List.of(attempt))).run("demo");
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("a stranger got in"), result.err());
    }

    @Test
    void theBenchmarkIsAListOfFigures() {
        var report = new BenchReport(List.of(
                new BenchReport.Figure("machine", "machine", "a laptop", ""),
                new BenchReport.Figure("frame_ms.p50", "frame, median", 9.5, "ms")));
        assertEquals(
                "machine        a laptop\nframe, median  9.50 ms\n",
                Shell.withBench((_, _) -> report).run("bench").out());
    }

    private static Shell.Result run(Answer answer, String... command) {
        return Shell.with(new ScriptedSemblance(answer)).run(command);
    }
}
