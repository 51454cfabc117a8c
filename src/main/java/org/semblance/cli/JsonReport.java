package org.semblance.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.semblance.ipc.Answer;

/// One JSON object on one line. The keys are a contract, kept in administration.md.
final class JsonReport implements Report {
    private final PrintStream out;

    JsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void tell(Answer answer) {
        out.println(json(answer));
    }

    @Override
    public void tell(DemoReport demo) {
        var json = new JsonObject();
        json.add("attempts", list(demo.attempts(), JsonReport::json));
        json.addProperty("as_expected", demo.isAsExpected());
        out.println(json);
    }

    @Override
    public void tell(BenchReport bench) {
        var json = new JsonObject();
        for (var figure : bench.figures()) {
            var path = figure.key().split("\\.");
            var parent = json;
            for (var i = 0; i < path.length - 1; i++) {
                if (!parent.has(path[i])) parent.add(path[i], new JsonObject());
                parent = parent.getAsJsonObject(path[i]);
            }
            parent.add(path[path.length - 1], value(figure.value()));
        }
        out.println(json);
    }

    static JsonObject json(Answer answer) {
        var json = new JsonObject();
        switch (answer) {
            case Answer.Done _ -> json.addProperty("done", true);
            case Answer.Enrolled(var user, var face, var references) -> {
                json.addProperty("user", user);
                json.addProperty("face", face);
                json.addProperty("references", references);
            }
            case Answer.Faces(var faces) -> json.add("faces", list(faces, JsonReport::json));
            case Answer.Verified(var user, var accepted, var reason, var milliseconds) -> {
                json.addProperty("user", user);
                json.addProperty("accepted", accepted);
                json.add("reason", reason(reason));
                json.addProperty("milliseconds", milliseconds);
            }
            case Answer.Cameras(var cameras) -> json.add("cameras", list(cameras, JsonReport::json));
            case Answer.TrustedCameras(var cameras) -> json.add("cameras", list(cameras, JsonReport::json));
            case Answer.Status status -> json(status, json);
            case Answer.Checks checks -> {
                json.addProperty("ok", ExitCode.isWorking(checks));
                json.add("checks", list(checks.checks(), JsonReport::json));
            }
            case Answer.Looked(var references) -> json.addProperty("references", references);
            case Answer.History(var entries) -> json.add("entries", list(entries, JsonReport::json));
            case Answer.Settings(var settings) -> json.add("settings", list(settings, JsonReport::json));
            case Answer.Password _ -> throw new IllegalStateException("no command asks for a password");
            case Answer.Failed(var problem, var message, var remedy) -> {
                json.addProperty("error", name(problem));
                json.addProperty("message", message);
                json.addProperty("remedy", remedy);
                json.addProperty("exit_code", problem.exitCode());
            }
        }
        return json;
    }

    private static void json(Answer.Status status, JsonObject json) {
        json.addProperty("user", status.user());
        json.addProperty("faces", status.faces());
        json.addProperty("references", status.references());
        json.addProperty("camera", status.camera());
        json.addProperty("model", status.model());
        json.addProperty("provider", status.provider());
        json.addProperty("session", status.session());
        json.addProperty("locked", status.locked());
        json.addProperty("locked_out_seconds", status.lockedOutSeconds());
        json.addProperty("failures", status.failures());
        json.add("password_first", reason(status.passwordFirst()));
    }

    private static JsonObject json(Answer.Face face) {
        var json = new JsonObject();
        json.addProperty("user", face.user());
        json.addProperty("name", face.name());
        json.addProperty("references", face.references());
        json.addProperty("enrolled", face.enrolled().toString());
        json.addProperty("camera", face.camera());
        return json;
    }

    private static JsonObject json(Answer.Camera camera) {
        var json = new JsonObject();
        json.addProperty("name", camera.name());
        json.addProperty("node", camera.node());
        json.addProperty("id", camera.id());
        json.addProperty("driver", camera.driver());
        json.addProperty("infrared", camera.infrared());
        json.addProperty("virtual", camera.virtual());
        json.add("formats", list(camera.formats(), JsonPrimitive::new));
        json.addProperty("usable", camera.usable());
        json.addProperty("problem", camera.problem());
        return json;
    }

    private static JsonObject json(Answer.TrustedCamera camera) {
        var json = new JsonObject();
        json.addProperty("device", camera.device());
        json.addProperty("face", camera.face());
        json.addProperty("since", camera.since().toString());
        return json;
    }

    private static JsonObject json(Answer.Entry entry) {
        var json = new JsonObject();
        json.addProperty("when", entry.when().toString());
        json.add("event", reason(entry.event()));
        json.add("reason", reason(entry.reason()));
        json.addProperty("camera", entry.camera());
        json.addProperty("times", entry.times());
        return json;
    }

    private static JsonObject json(Answer.Setting setting) {
        var json = new JsonObject();
        json.addProperty("name", setting.name());
        json.addProperty("value", setting.value());
        json.add("choices", list(setting.choices(), JsonPrimitive::new));
        json.addProperty("fixed", setting.fixed());
        json.addProperty("fixed_by", setting.fixedBy());
        return json;
    }

    private static JsonObject json(Answer.Check check) {
        var json = new JsonObject();
        json.addProperty("name", check.name());
        json.addProperty("level", name(check.level()));
        json.addProperty("finding", check.finding());
        json.addProperty("fix", check.fix());
        return json;
    }

    private static JsonObject json(DemoReport.Attempt attempt) {
        var json = new JsonObject();
        json.addProperty("who", attempt.who());
        json.addProperty("owner", attempt.owner());
        json.add("distance", value(attempt.distance()));
        json.add("fmr", value(attempt.fmr()));
        json.addProperty("accepted", attempt.accepted());
        json.add("reason", reason(attempt.reason()));
        json.addProperty("milliseconds", attempt.milliseconds());
        return json;
    }

    /// `refusal.NOT_THIS_PERSON` as `not_this_person`; a yes has none.
    static JsonElement reason(String key) {
        return key.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(name(key.substring(key.indexOf('.') + 1)));
    }

    private static String name(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    static JsonElement value(Object value) {
        return switch (value) {
            case Number number -> new JsonPrimitive(number);
            case Boolean flag -> new JsonPrimitive(flag);
            default -> new JsonPrimitive(value.toString());
        };
    }

    private static JsonElement value(OptionalDouble value) {
        return value.isPresent() ? new JsonPrimitive(value.getAsDouble()) : JsonNull.INSTANCE;
    }

    private static <T> JsonArray list(List<T> values, Function<T, JsonElement> json) {
        var array = new JsonArray();
        for (var value : values) array.add(json.apply(value));
        return array;
    }
}
