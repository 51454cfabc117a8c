package org.semblance.evaluation.report;

import java.util.List;

/// Curves to be drawn.
///
/// @param name of its file, without an extension
/// @param logX whether the x axis is logarithmic: points at or below 0 are left out
public record Plot(
        String name, String title, String xLabel, String yLabel, boolean logX, boolean logY, List<Series> series) {

    /// A line through points.
    public record Series(String name, List<Point> points) {}

    public record Point(double x, double y) {}

    /// What can be drawn of a series.
    List<Point> drawable(Series series) {
        return series.points().stream()
                .filter(point -> (!logX || point.x() > 0) && (!logY || point.y() > 0))
                .toList();
    }
}
