package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;

/// The shapes that administration.md promises.
class JsonReportTest {

    @Test
    void aFlagIsNoText() {
        assertEquals("true", JsonReport.value(true).toString());
        assertEquals("\"/run/socket\"", JsonReport.value(Path.of("/run/socket")).toString());
    }

    @Test
    void aYes() {
        assertEquals(
                "{\"user\":\"ann\",\"accepted\":true,\"reason\":null,\"milliseconds\":140}\n",
                out(new Answer.Verified("ann", true, "", 140), "verify"));
    }

    @Test
    void aNo() {
        assertEquals(
                "{\"user\":\"ann\",\"accepted\":false,\"reason\":\"not_this_person\",\"milliseconds\":3000}\n",
                out(new Answer.Verified("ann", false, "refusal.NOT_THIS_PERSON", 3000), "verify"));
    }

    @Test
    void done() {
        assertEquals("{\"done\":true}\n", out(new Answer.Done(), "lock"));
    }

    @Test
    void faces() {
        var face =
                new Answer.Face("ann", "mit \"Brille\" ü", 5, Instant.parse("2026-11-22T08:00:00Z"), "usb:046d:085e");
        assertEquals(
                "{\"faces\":[{\"user\":\"ann\",\"name\":\"mit \\\"Brille\\\" ü\",\"references\":5,"
                        + "\"enrolled\":\"2026-11-22T08:00:00Z\",\"camera\":\"usb:046d:085e\"}]}\n",
                out(new Answer.Faces(List.of(face)), "faces", "list"));
        assertEquals("{\"faces\":[]}\n", out(new Answer.Faces(List.of()), "faces", "list"));
    }

    @Test
    void cameras() {
        var camera = new Answer.Camera(
                "HD Webcam", "/dev/video0", "usb:046d:085e", "uvcvideo", false, true, List.of("YUYV"), false, "busy");
        assertEquals(
                "{\"cameras\":[{\"name\":\"HD Webcam\",\"node\":\"/dev/video0\",\"id\":\"usb:046d:085e\","
                        + "\"driver\":\"uvcvideo\",\"infrared\":false,\"virtual\":true,\"formats\":[\"YUYV\"],"
                        + "\"usable\":false,\"problem\":\"busy\"}]}\n",
                out(new Answer.Cameras(List.of(camera)), "cameras"));
    }

    @Test
    void status() {
        var status = new Answer.Status("ann", 1, 5, "", "m1", "CPU", "logind session c2", true, -1, 50, "");
        assertEquals(
                "{\"user\":\"ann\",\"faces\":1,\"references\":5,\"camera\":\"\",\"model\":\"m1\",\"provider\":\"CPU\","
                        + "\"session\":\"logind session c2\",\"locked\":true,\"locked_out_seconds\":-1,"
                        + "\"failures\":50,\"password_first\":null}\n",
                out(status, "status"));
    }

    @Test
    void historyAndSettings() {
        var entry = new Answer.Entry(Instant.EPOCH, "history.REFUSED", "refusal.NO_FACE", "usb:1", 1);
        assertEquals(
                "{\"entries\":[{\"when\":\"1970-01-01T00:00:00Z\",\"event\":\"refused\",\"reason\":\"no_face\","
                        + "\"camera\":\"usb:1\",\"times\":1}]}\n",
                out(new Answer.History(List.of(entry)), "history"));
        var setting = new Answer.Setting("fmr", "1e-5", List.of("1e-5"), true, "policy");
        assertEquals(
                "{\"settings\":[{\"name\":\"fmr\",\"value\":\"1e-5\",\"choices\":[\"1e-5\"],\"fixed\":true,"
                        + "\"fixed_by\":\"policy\"}]}\n",
                out(new Answer.Settings(List.of(setting)), "settings"));
    }

    @Test
    void checks() {
        var check = new Answer.Check("camera", Answer.Level.FAILED, "none", "Plug one in.");
        assertEquals(
                "{\"ok\":false,\"checks\":[{\"name\":\"camera\",\"level\":\"failed\",\"finding\":\"none\","
                        + "\"fix\":\"Plug one in.\"}]}\n",
                out(new Answer.Checks(List.of(check)), "doctor"));
    }

    @Test
    void aWatchIsALineForEachState() {
        var lines = Shell.with(new ScriptedSemblance(
                        new Answer.Done(),
                        new Event.State("state.LOOKING", "", ""),
                        new Event.State("state.WATCHING", "refusal.NO_FACE", "")))
                .run("watch", "--json")
                .out()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        assertEquals(3, lines.size());
        assertEquals("looking", lines.get(0).get("state").getAsString());
        assertTrue(lines.get(0).get("reason").isJsonNull());
        assertTrue(Instant.parse(lines.get(0).get("time").getAsString()).isAfter(Instant.EPOCH));
        assertEquals("no_face", lines.get(1).get("reason").getAsString());
    }

    @Test
    void theDemo() {
        var stranger = new DemoReport.Attempt(
                "a stranger", false, OptionalDouble.empty(), OptionalDouble.of(0.25), false, "refusal.NO_FACE", 90);
        var json = parse(Shell.withDemo((_, _) -> new DemoReport(List.of(stranger)))
                .run("demo", "--json")
                .out());
        assertTrue(json.get("as_expected").getAsBoolean());
        var attempt = json.getAsJsonArray("attempts").get(0).getAsJsonObject();
        assertTrue(attempt.get("distance").isJsonNull());
        assertEquals(0.25, attempt.get("fmr").getAsDouble());
        assertEquals("no_face", attempt.get("reason").getAsString());
        assertEquals(90, attempt.get("milliseconds").getAsLong());
    }

    @Test
    void theBenchmarkNestsItsFigures() {
        var report = new BenchReport(List.of(
                new BenchReport.Figure("machine", "machine", "a laptop", ""),
                new BenchReport.Figure("frame_ms.p50", "one frame, median", 9.5, "ms"),
                new BenchReport.Figure("frame_ms.p95", "one frame, 95th percentile", 12.25, "ms"),
                new BenchReport.Figure("rss_mb", "resident", 180, "MB")));
        var json =
                parse(Shell.withBench((_, _) -> report).run("bench", "--json").out());
        assertEquals("a laptop", json.get("machine").getAsString());
        assertEquals(9.5, json.getAsJsonObject("frame_ms").get("p50").getAsDouble());
        assertEquals(12.25, json.getAsJsonObject("frame_ms").get("p95").getAsDouble());
        assertEquals(180, json.get("rss_mb").getAsInt());
    }

    private static String out(Answer answer, String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.add("--json");
        var out = Shell.with(new ScriptedSemblance(answer))
                .run(arguments.toArray(String[]::new))
                .out();
        assertEquals(JsonObject.class, JsonParser.parseString(out).getClass());
        return out;
    }

    private static JsonObject parse(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
