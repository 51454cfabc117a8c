package org.semblance.ui.wizard;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Ellipse;
import org.semblance.ipc.Event;
import org.semblance.ui.Picture;

/// What the camera sees, as in a mirror and cut to an oval for the face, within a ring that tells how far it is.
final class FaceOval extends Region {
    /// What the color of the ring says.
    enum Mood {
        PLAIN,
        ACCEPTED,
        REFUSED
    }

    private static final double SLIM = 0.8;
    private static final double GAP = 12;
    private static final double TICK = 14;

    private final ImageView mirror = new ImageView();
    private final Ellipse hole = new Ellipse();
    private final Ellipse behind = new Ellipse();
    private final Ellipse rim = new Ellipse();
    private final Arc front = new Arc();
    private final PoseRing ring = new PoseRing();
    private WritableImage image;

    FaceOval() {
        getStyleClass().add("face-oval");
        behind.getStyleClass().add("behind");
        rim.getStyleClass().add("rim");
        front.getStyleClass().add("front");
        front.setStartAngle(90);
        mirror.setScaleX(-1);
        mirror.setClip(hole);
        mirror.setSmooth(true);
        for (var drawing : List.of(behind, mirror, rim, front, ring)) drawing.setManaged(false);
        getChildren().addAll(behind, mirror, rim, front, ring);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(160, 190);
        setPrefSize(320, 380);
    }

    void show(Picture next) {
        if (image == null || image.getWidth() != next.width() || image.getHeight() != next.height()) {
            image = new WritableImage(next.width(), next.height());
            mirror.setImage(image);
            requestLayout();
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
    }

    void clear() {
        image = null;
        mirror.setImage(null);
        fill(0);
        mood(Mood.PLAIN);
    }

    /// The oval's line for the view from the front, a quarter of the ring for each turn.
    void cover(List<Event.Pose> poses) {
        ring.cover(poses);
        for (var pose : poses) if (pose.key().equals("pose.FRONT")) front.setLength(-360 * pose.fraction());
    }

    /// The whole ring, or nothing of it.
    void fill(double fraction) {
        front.setLength(-360 * fraction);
        ring.coverAll(fraction == 1);
    }

    void mood(Mood mood) {
        for (var each : Mood.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(java.util.Locale.ROOT)), each == mood);
        }
    }

    @Override
    protected void layoutChildren() {
        var border = GAP + TICK + 4;
        var radiusY = Math.max(20, Math.min(getHeight() / 2 - border, (getWidth() / 2 - border) / SLIM));
        var radiusX = radiusY * SLIM;
        var x = getWidth() / 2;
        var y = getHeight() / 2;
        for (var oval : List.of(behind, rim)) {
            oval.setCenterX(x);
            oval.setCenterY(y);
            oval.setRadiusX(radiusX);
            oval.setRadiusY(radiusY);
        }
        front.setCenterX(x);
        front.setCenterY(y);
        front.setRadiusX(radiusX + GAP / 2);
        front.setRadiusY(radiusY + GAP / 2);
        ring.place(x, y, radiusX + GAP, radiusY + GAP, TICK);
        layoutMirror(x, y, radiusX, radiusY);
    }

    /// The middle of the picture fills the oval, its full height where the picture is wide.
    private void layoutMirror(double x, double y, double radiusX, double radiusY) {
        if (image == null) return;
        var width = Math.min(image.getWidth(), image.getHeight() * SLIM);
        var height = width / SLIM;
        mirror.setViewport(
                new Rectangle2D((image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height));
        mirror.setFitWidth(2 * radiusX);
        mirror.setFitHeight(2 * radiusY);
        mirror.relocate(x - radiusX, y - radiusY);
        hole.setCenterX(radiusX);
        hole.setCenterY(radiusY);
        hole.setRadiusX(radiusX);
        hole.setRadiusY(radiusY);
    }
}
