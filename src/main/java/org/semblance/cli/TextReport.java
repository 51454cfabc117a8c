package org.semblance.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import picocli.CommandLine.Help.Ansi;

/// Sentences and small tables: what was asked for on `out`, everything else on `err`.
final class TextReport implements Report {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final PrintStream out;
    private final PrintStream err;
    private final Ansi ansi;

    TextReport(Console console) {
        out = console.out();
        err = console.err();
        ansi = console.ansi();
    }

    @Override
    public void tell(Answer answer) {
        switch (answer) {
            case Answer.Done _ -> err.println(Words.text("cli.done"));
            case Answer.Enrolled(var user, var face, var references) ->
                out.println(Words.text("cli.enrolled", user, face, references));
            case Answer.Faces(var faces) -> tellFaces(faces);
            case Answer.Verified verified -> tell(verified);
            case Answer.Cameras(var cameras) -> tellCameras(cameras);
            case Answer.TrustedCameras(var cameras) -> tellTrust(cameras);
            case Answer.Status status -> out.print(StatusTable.of(status));
            case Answer.Checks(var checks) -> checks.forEach(this::tell);
            case Answer.Looked(var references) -> out.println(Words.text("cli.looked", references));
            case Answer.History(var entries) -> tellHistory(entries);
            case Answer.Settings(var settings) -> tellSettings(settings);
            case Answer.Password _ -> throw new IllegalStateException("no command asks for a password");
            case Answer.Failed failed -> {
                err.println("semblance: " + failed.message());
                if (!failed.remedy().isEmpty()) err.println(failed.remedy());
            }
        }
    }

    private void tell(Answer.Verified verified) {
        if (verified.accepted()) {
            out.println(Words.text("cli.accepted", verified.user(), verified.milliseconds()));
        } else {
            var stream = ExitCode.of(verified) == ExitCode.NO ? out : err;
            stream.println(Words.text(verified.reason()));
        }
    }

    private void tellFaces(List<Answer.Face> faces) {
        if (faces.isEmpty()) {
            err.println(Words.text("cli.faces.none"));
            return;
        }
        var table = Table.of(
                "cli.column.user",
                "cli.column.face",
                "cli.column.references",
                "cli.column.enrolled",
                "cli.column.camera");
        for (var face : faces) {
            table.row(
                    face.user(),
                    face.name(),
                    String.valueOf(face.references()),
                    face.enrolled().atZone(ZoneId.systemDefault()).toLocalDate().toString(),
                    face.camera());
        }
        out.print(table);
    }

    private void tellCameras(List<Answer.Camera> cameras) {
        if (cameras.isEmpty()) {
            err.println(Words.text("cli.cameras.none"));
            return;
        }
        var table = Table.of(
                "cli.column.camera",
                "cli.column.node",
                "cli.column.id",
                "cli.column.kind",
                "cli.column.formats",
                "cli.column.usable");
        for (var camera : cameras) {
            var kind = new ArrayList<String>();
            kind.add(Words.text(camera.infrared() ? "cli.cameras.infrared" : "cli.cameras.color"));
            if (camera.virtual()) kind.add(Words.text("cli.cameras.virtual"));
            table.row(
                    camera.name(),
                    camera.node(),
                    camera.id(),
                    String.join(", ", kind),
                    String.join(" ", camera.formats()),
                    camera.usable() ? Words.text("cli.cameras.usable") : camera.problem());
        }
        out.print(table);
    }

    private void tellTrust(List<Answer.TrustedCamera> cameras) {
        if (cameras.isEmpty()) {
            err.println(Words.text("cli.faces.none"));
            return;
        }
        var table = Table.of("cli.column.id", "cli.column.trusted", "cli.column.since");
        for (var camera : cameras) {
            table.row(
                    camera.device(),
                    camera.face().isEmpty()
                            ? Words.text("cli.cameras.by-password")
                            : Words.text("cli.cameras.by-face", camera.face()),
                    WHEN.format(camera.since().atZone(ZoneId.systemDefault())));
        }
        out.print(table);
    }

    private void tellHistory(List<Answer.Entry> entries) {
        if (entries.isEmpty()) {
            err.println(Words.text("cli.history.none"));
            return;
        }
        var table = Table.of("cli.column.when", "cli.column.event", "cli.column.reason", "cli.column.camera");
        for (var entry : entries) {
            table.row(
                    WHEN.format(entry.when().atZone(ZoneId.systemDefault())),
                    Words.text(entry.event(), entry.times()),
                    entry.reason().isEmpty() ? "" : firstSentence(Words.text(entry.reason())),
                    entry.camera());
        }
        out.print(table);
    }

    private void tellSettings(List<Answer.Setting> settings) {
        var table = Table.of("cli.column.setting", "cli.column.value", "cli.column.choices", "cli.column.fixed");
        for (var setting : settings) {
            table.row(setting.name(), setting.value(), String.join(" ", setting.choices()), setting.fixedBy());
        }
        out.print(table);
    }

    private void tell(Answer.Check check) {
        var mark = switch (check.level()) {
            case OK -> "@|green ok     |@";
            case WARNING -> "@|yellow warning|@";
            case FAILED -> "@|bold,red FAILED |@";
        };
        out.println(ansi.string(mark) + "  " + check.name() + ": " + check.finding());
        if (!check.fix().isEmpty()) out.println("         " + check.fix());
    }

    @Override
    public void tell(DemoReport demo) {
        if (demo.attempts().isEmpty()) return;
        var table = Table.of(
                "cli.demo.who", "cli.demo.distance", "cli.demo.fmr", "cli.demo.decision", "cli.demo.milliseconds");
        for (var attempt : demo.attempts()) {
            table.row(
                    attempt.who(),
                    attempt.distance().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%.3f", attempt.distance().getAsDouble())
                            : "-",
                    attempt.fmr().isPresent() ? oneIn(attempt.fmr().getAsDouble()) : "-",
                    attempt.accepted()
                            ? Words.text("cli.demo.accepted")
                            : Words.text("cli.demo.refused", firstSentence(Words.text(attempt.reason()))),
                    String.valueOf(attempt.milliseconds()));
        }
        out.print(table);
        err.println(Words.text(demo.isAsExpected() ? "cli.demo.as-expected" : "cli.demo.surprise"));
    }

    @Override
    public void tell(BenchReport bench) {
        var labels = bench.figures().stream()
                .mapToInt(figure -> figure.label().length())
                .max()
                .orElse(0);
        for (var figure : bench.figures()) {
            if (figure.label().isEmpty()) continue;
            var value = figure.value() instanceof Number number ? number(number) : figure.value();
            out.println((pad(figure.label(), labels) + "  " + value + " " + figure.unit()).stripTrailing());
        }
    }

    private static String number(Number number) {
        return number instanceof Double || number instanceof Float
                ? String.format(Locale.ROOT, "%.2f", number.doubleValue())
                : number.toString();
    }

    /// A false match rate as people say it: one stranger in so many would come this near.
    private static String oneIn(double rate) {
        if (!(rate > 0)) return "-";
        if (rate >= 0.5) return Words.text("cli.anybody");
        var strangers = new BigDecimal(1 / rate).round(new MathContext(2)).longValue();
        return Words.text(
                "cli.one-in", String.format(Locale.ROOT, "%,d", strangers).replace(',', ' '));
    }

    private static String firstSentence(String text) {
        var end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
