package org.semblance.ui;

import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;

/// Shows the newest picture as large as it fits, with what was found in it.
public final class PictureView extends Region {
    private static final Color BEHIND = Color.rgb(22, 27, 34);
    private static final double ASPECT = 4.0 / 3;
    private static final double CORNER = 8;

    private final Canvas canvas = new Canvas();
    private WritableImage image;
    private Picture picture;
    private boolean mirrored;

    public PictureView() {
        getChildren().add(canvas);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Words.text("ui.demo.no-picture"));
        setMinSize(240, 180);
        setPrefSize(640, 480);
    }

    public void show(Picture next) {
        picture = next;
        if (image == null || image.getWidth() != next.width() || image.getHeight() != next.height()) {
            image = new WritableImage(next.width(), next.height());
        }
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        next.width(),
                        next.height(),
                        PixelFormat.getIntArgbPreInstance(),
                        next.argb(),
                        0,
                        next.width());
        setAccessibleText(description(next));
        paint();
    }

    /// Back to no picture.
    public void clear() {
        picture = null;
        setAccessibleText(Words.text("ui.demo.no-picture"));
        paint();
    }

    /// As in a mirror, where marks and their texts have no place.
    public void setMirrored(boolean mirrored) {
        this.mirrored = mirrored;
    }

    private static String description(Picture picture) {
        if (picture.marks().isEmpty()) return Words.text("ui.demo.nobody");
        return picture.marks().stream().map(Event.Mark::label).collect(Collectors.joining(", "));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        var aspect = picture == null ? ASPECT : (double) picture.width() / picture.height();
        var width = Math.min(getWidth(), getHeight() * aspect);
        var height = width / aspect;
        pen.save();
        pen.translate((getWidth() - width) / 2, 0);
        clip(pen, width, height);
        pen.setFill(BEHIND);
        pen.fillRect(0, 0, width, height);
        if (picture != null) {
            pen.save();
            if (mirrored) {
                pen.translate(width, 0);
                pen.scale(-1, 1);
            }
            pen.drawImage(image, 0, 0, width, height);
            pen.restore();
            var scale = width / picture.width();
            if (!mirrored) for (var mark : picture.marks()) new MarkPainter(pen, scale, width, height).paint(mark);
        }
        pen.restore();
    }

    private static void clip(GraphicsContext pen, double width, double height) {
        pen.beginPath();
        pen.moveTo(CORNER, 0);
        pen.arcTo(width, 0, width, height, CORNER);
        pen.arcTo(width, height, 0, height, CORNER);
        pen.arcTo(0, height, 0, 0, CORNER);
        pen.arcTo(0, 0, width, 0, CORNER);
        pen.closePath();
        pen.clip();
    }
}
