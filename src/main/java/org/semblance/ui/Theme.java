package org.semblance.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;

/// The look of all windows.
public enum Theme {
    LIGHT,
    DARK,
    /// As the desktop has it, also when it changes.
    DESKTOP;

    private static final ChangeListener<ColorScheme> FOLLOWING = (_, _, scheme) -> wear(scheme);

    void wear() {
        var desktop = Platform.getPreferences();
        switch (this) {
            case LIGHT -> wear(ColorScheme.LIGHT);
            case DARK -> wear(ColorScheme.DARK);
            case DESKTOP -> wear(desktop.getColorScheme());
        }
        desktop.colorSchemeProperty().removeListener(FOLLOWING);
        if (this == DESKTOP) desktop.colorSchemeProperty().addListener(FOLLOWING);
    }

    private static void wear(ColorScheme scheme) {
        var theme = scheme == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }
}
