package org.semblance.ui;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.semblance.ipc.Event;

/// Draws a face's box, points and label. The verdict shows in color and, for those who do not tell these colors
/// apart, in a sign.
final class MarkPainter {
    private static final Color ACCEPTED = Color.web("#1a7f37");
    private static final Color REFUSED = Color.web("#cf222e");
    private static final Color PENDING = Color.web("#57606a");
    private static final Font LABEL = Font.font("System", FontWeight.BOLD, 14);
    private static final double TAG_HEIGHT = 26;
    private static final double SIGN = 26;

    private final GraphicsContext pen;
    private final double scale;
    private final double width;
    private final double height;

    /// @param scale from the picture's pixels to those of the view
    /// @param width of the view
    MarkPainter(GraphicsContext pen, double scale, double width, double height) {
        this.pen = pen;
        this.scale = scale;
        this.width = width;
        this.height = height;
    }

    void paint(Event.Mark mark) {
        var color = color(mark.verdict());
        var x = mark.x() * scale;
        var y = mark.y() * scale;
        var boxWidth = mark.width() * scale;
        var boxHeight = mark.height() * scale;
        box(x, y, boxWidth, boxHeight, color);
        points(mark.points(), Math.max(2, boxWidth / 55));
        if (!mark.label().isEmpty()) tag(mark, x, y, y + boxHeight, color);
    }

    private static Color color(Event.Verdict verdict) {
        return switch (verdict) {
            case PENDING -> PENDING;
            case ACCEPTED -> ACCEPTED;
            case REFUSED -> REFUSED;
        };
    }

    private void box(double x, double y, double boxWidth, double boxHeight, Color color) {
        pen.setStroke(Color.color(1, 1, 1, 0.75));
        pen.setLineWidth(5);
        pen.strokeRoundRect(x, y, boxWidth, boxHeight, 14, 14);
        pen.setStroke(color);
        pen.setLineWidth(3);
        pen.strokeRoundRect(x, y, boxWidth, boxHeight, 14, 14);
    }

    private void points(float[] points, double radius) {
        for (var i = 0; i + 1 < points.length; i += 2) {
            var x = points[i] * scale;
            var y = points[i + 1] * scale;
            pen.setFill(Color.color(0, 0, 0, 0.6));
            pen.fillOval(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2);
            pen.setFill(Color.WHITE);
            pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    private void tag(Event.Mark mark, double x, double top, double bottom, Color color) {
        var text = new Text(mark.label());
        text.setFont(LABEL);
        var sign = mark.verdict() == Event.Verdict.PENDING ? 10 : SIGN;
        var tagWidth = sign + text.getLayoutBounds().getWidth() + 12;
        var left = Math.clamp(x - 1.5, 4, Math.max(4, width - tagWidth - 4));
        var over = top - TAG_HEIGHT - 5;
        var y = over >= 4 ? over : Math.min(bottom + 5, height - TAG_HEIGHT - 4);
        pen.setFill(color);
        pen.fillRoundRect(left, y, tagWidth, TAG_HEIGHT, 8, 8);
        pen.setFill(Color.WHITE);
        pen.setFont(LABEL);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(mark.label(), left + sign, y + TAG_HEIGHT / 2);
        sign(mark.verdict(), left + 8, y + TAG_HEIGHT / 2);
    }

    private void sign(Event.Verdict verdict, double x, double y) {
        pen.setStroke(Color.WHITE);
        pen.setLineWidth(2.2);
        pen.setLineCap(StrokeLineCap.ROUND);
        switch (verdict) {
            case ACCEPTED -> pen.strokePolyline(new double[] {x, x + 4, x + 11}, new double[] {y, y + 5, y - 5}, 3);
            case REFUSED -> {
                pen.strokeLine(x, y - 5, x + 10, y + 5);
                pen.strokeLine(x, y + 5, x + 10, y - 5);
            }
            case PENDING -> {}
        }
    }
}
