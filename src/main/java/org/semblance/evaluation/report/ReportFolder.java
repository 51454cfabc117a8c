package org.semblance.evaluation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.semblance.evaluation.EvaluationException;

/// Writes an evaluation into an [OutputFolder]: `report.html`, which needs nothing else, and each plot as a PNG.
public final class ReportFolder {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 500;

    private ReportFolder() {}

    public static void write(Path folder, Evaluation evaluation) throws EvaluationException {
        try {
            var page = new StringBuilder(head(evaluation.title()));
            for (var figure : evaluation.figures()) {
                if (figure.label().isEmpty()) continue;
                page.append("<tr><td>%s</td><td>%s %s</td></tr>\n"
                        .formatted(escaped(figure.label()), escaped(figure.text()), escaped(figure.unit())));
            }
            page.append("</table>\n");
            for (var plot : evaluation.plots()) {
                var png = png(plot);
                Files.write(folder.resolve(plot.name() + ".png"), png);
                page.append("<img alt=\"%s\" src=\"data:image/png;base64,%s\">\n"
                        .formatted(escaped(plot.title()), Base64.getEncoder().encodeToString(png)));
            }
            Files.writeString(folder.resolve("report.html"), page.append("</body></html>\n"));
        } catch (IOException e) {
            throw new EvaluationException.Unwritable(folder, e);
        }
    }

    /// A picture of a plot.
    public static byte[] png(Plot plot) throws IOException {
        return ChartEncoder.getBytes(draw(plot), "png");
    }

    private static XYChart draw(Plot plot) {
        var chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plot.title())
                .xAxisTitle(plot.xLabel())
                .yAxisTitle(plot.yLabel())
                .build();
        chart.getStyler().setXAxisLogarithmic(plot.logX());
        chart.getStyler().setYAxisLogarithmic(plot.logY());
        for (var series : plot.series()) {
            var points = plot.drawable(series);
            if (points.isEmpty()) continue;
            var xs = points.stream().mapToDouble(Plot.Point::x).toArray();
            var ys = points.stream().mapToDouble(Plot.Point::y).toArray();
            chart.addSeries(series.name(), xs, ys)
                    .setMarker(points.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        }
        return chart;
    }

    private static String head(String title) {
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
            <style>body{font:16px/1.5 sans-serif;max-width:52em;margin:2em auto;padding:0 1em}
            td{padding:.2em 1.5em .2em 0;vertical-align:top}img{max-width:100%%;display:block;margin:2em 0}</style>
            </head><body><h1>%1$s</h1>
            <table>
            """.formatted(escaped(title));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
