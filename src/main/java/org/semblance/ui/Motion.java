package org.semblance.ui;

import javafx.animation.FadeTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/// Movement, for those who want it.
public final class Motion {
    private static final Duration SHORT = Duration.millis(160);

    private Motion() {}

    public static void fadeIn(Node node) {
        if (Platform.getPreferences().isReducedMotion()) return;
        var fade = new FadeTransition(SHORT, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.play();
    }
}
