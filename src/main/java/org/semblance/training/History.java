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
public final class History {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 320;

    /// The two numbers that a validation gives, better when larger or smaller as they are.
    ///
    /// @param first column in the table
    /// @param firstName in the pictures
    public record Measures(String first, String firstName, String second, String secondName) {}

    /// @param first NaN where nothing was validated
    private record Row(long views, double loss, double first, double second) {
        static Row of(String line) {
            var cells = line.split("\t");
            return new Row(
                    Long.parseLong(cells[0]),
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]));
        }

        String line() {
            return String.format(Locale.ROOT, "%d\t%.5f\t%.5f\t%.5f", views, loss, first, second);
        }
    }

    private final Measures measures;
    private final Path table;
    private final Path page;
    private final Path picture;
    private final List<Row> rows = new ArrayList<>();

    /// @param views from which the training goes on: what a lost part of it had told is forgotten
    public History(Path folder, long views, Measures measures) throws IOException {
        this.measures = measures;
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

    /// @param loss NaN where only the measures are told, as they are where only the loss is
    public void add(long views, double loss, double first, double second) {
        rows.add(new Row(views, loss, first, second));
    }

    public void write() throws IOException {
        var lines = new ArrayList<>(List.of("views\tloss\t" + measures.first + "\t" + measures.second));
        rows.forEach(row -> lines.add(row.line()));
        WholeFile.replace(table, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        WholeFile.replace(page, html().getBytes(StandardCharsets.UTF_8));
        WholeFile.replace(picture, ReportFolder.png(plot()));
    }

    private Plot plot() {
        var series = List.of(
                series("loss", Row::loss),
                series(measures.firstName, Row::first),
                series(measures.secondName, Row::second));
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
            <style>body{font:15px sans-serif;margin:2em}path{fill:none;stroke-width:2;stroke-linecap:round}</style>
            <h1>Training</h1>
            <svg viewBox="0 0 %d %d" width="%d" role="img" aria-label="Loss and validation over views">%s%s%s</svg>
            <p><b style="color:#c33">loss</b> %s, <b style="color:#36c">%s</b> %s,
            <b style="color:#283">%s</b> %s, after %d views</p>
            """.formatted(
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        line("#c33", Row::loss),
                        line("#36c", Row::first),
                        line("#283", Row::second),
                        last(Row::loss),
                        measures.firstName,
                        last(Row::first),
                        measures.secondName,
                        last(Row::second),
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
        if (path.lastIndexOf("L") < 0 && !path.isEmpty()) path.append("h-4"); // one value is a dash, not nothing
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
