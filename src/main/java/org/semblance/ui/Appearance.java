package org.semblance.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/// Dresses the windows in a theme. Used on the toolkit's thread.
final class Appearance {
    private final Theme theme;
    private final DesktopColors desktop;
    private boolean follows;

    Appearance(Theme theme, DesktopColors desktop) {
        this.theme = theme;
        this.desktop = desktop;
    }

    void wear() {
        dress();
        if (follows || theme != Theme.DESKTOP) return;
        follows = true;
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> dress());
        desktop.listen(() -> Platform.runLater(this::dress));
    }

    private void dress() {
        var scheme = switch (theme) {
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
            case DESKTOP ->
                desktop.scheme().orElseGet(() -> Platform.getPreferences().getColorScheme());
        };
        var clothes = scheme == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(clothes.getUserAgentStylesheet());
    }
}
