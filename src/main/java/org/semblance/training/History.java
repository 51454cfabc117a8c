package org.semblance.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.semblance.evaluation.report.Plot;
import org.semblance.evaluation.report.ReportFolder;

/// The loss and the validations of a training so far: `losses.tsv`, and `curve.html` and `curve.png` that
/// draw it.
final class History {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 320;

    /// @param tar NaN where nothing was validated
    private record Row(long views, double loss, double cosine, double tar) {
        static Row of(String line) {
            var cells = line.split("\t");
            return new Row(
                    Long.parseLong(cells[0]),
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]));
        }

        String line() {
            return String.format(Locale.ROOT, "%d\t%.5f\t%.5f\t%.5f", views, loss, cosine, tar);
        }
    }

    private final Path table;
    private final Path page;
    private final Path picture;
    private final List<Row> rows = new ArrayList<>();

    /// @param views from which the training goes on: what a lost part of it had told is forgotten
    History(Path folder, long views) throws IOException {
        table = folder.resolve("losses.tsv");
        page = folder.resolve("curve.html");
        picture = folder.resolve("curve.png");
        if (views == 0 || !Files.exists(table)) return;
        Files.readAllLines(table).stream()
                .skip(1)
                .map(Row::of)
                .filter(row -> row.views <= views)
                .forEach(rows::add);
    }

    void add(long views, double loss, Validation.Result result) {
        rows.add(new Row(views, loss, result.cosine(), result.tar3()));
    }

    void write() throws IOException {
        var lines = new ArrayList<>(List.of("views\tloss\tcosine\ttar_at_fmr_1e-3"));
        rows.forEach(row -> lines.add(row.line()));
        WholeFile.replace(table, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        WholeFile.replace(page, html().getBytes(StandardCharsets.UTF_8));
        WholeFile.replace(picture, ReportFolder.png(plot()));
    }

    private Plot plot() {
        var series = List.of(
                series("loss", Row::loss),
                series("cosine to the teacher", Row::cosine),
                series("true match rate at FMR 1e-3", Row::tar));
        return new Plot("curve", "Training", "views", "", false, false, series);
    }

    private Plot.Series series(String name, ToDoubleFunction<Row> value) {
        return new Plot.Series(
                name,
                rows.stream()
                        .filter(row -> Double.isFinite(value.applyAsDouble(row)))
                        .map(row -> new Plot.Point(row.views, value.applyAsDouble(row)))
                        .toList());
    }

    private String html() {
        return """
            <!doctype html><meta charset="utf-8"><title>Training</title>
            <style>body{font:15px sans-serif;margin:2em}path{fill:none;stroke-width:2}</style>
            <h1>Training</h1>
            <svg viewBox="0 0 %d %d" width="%d" role="img" aria-label="Loss and validation over views">%s%s%s</svg>
            <p><b style="color:#c33">loss</b> %s, <b style="color:#36c">cosine to the teacher</b> %s,
            <b style="color:#283">true match rate at FMR 1e-3</b> %s, after %d views</p>
            """.formatted(
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        line("#c33", Row::loss),
                        line("#36c", Row::cosine),
                        line("#283", Row::tar),
                        last(Row::loss),
                        last(Row::cosine),
                        last(Row::tar),
                        rows.isEmpty() ? 0 : rows.getLast().views);
    }

    private String line(String color, ToDoubleFunction<Row> value) {
        var most = Math.max(
                1,
                rows.stream().mapToDouble(value).filter(Double::isFinite).max().orElse(1));
        var path = new StringBuilder();
        for (var row : rows) {
            if (!Double.isFinite(value.applyAsDouble(row))) continue;
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f %.1f",
                    path.isEmpty() ? "M" : "L",
                    (double) WIDTH * row.views / Math.max(1, rows.getLast().views),
                    HEIGHT * (1 - Math.max(0, value.applyAsDouble(row)) / most)));
        }
        return path.isEmpty() ? "" : "<path stroke=\"%s\" d=\"%s\"/>".formatted(color, path);
    }

    private String last(ToDoubleFunction<Row> value) {
        for (var row : rows.reversed()) {
            if (Double.isFinite(value.applyAsDouble(row))) {
                return String.format(Locale.ROOT, "%.4f", value.applyAsDouble(row));
            }
        }
        return "-";
    }
}
