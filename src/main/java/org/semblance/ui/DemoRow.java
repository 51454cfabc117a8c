package org.semblance.ui;

import java.util.Locale;
import java.util.OptionalDouble;
import org.semblance.ipc.Words;

/// One attempt as the demo's table shows it.
///
/// @param who who tried, "a stranger"
/// @param distance to the nearest reference; empty when no face was compared
/// @param fmr how often a stranger comes that near, 0 to 1
/// @param reason why it was refused, a sentence; "" for a yes
public record DemoRow(
        String who, OptionalDouble distance, OptionalDouble fmr, boolean accepted, String reason, long milliseconds) {

    String distanceText() {
        return distance.isEmpty() ? "–" : String.format(Locale.ROOT, "%.2f", distance.getAsDouble());
    }

    /// "1 in 12 000", two digits that mean something.
    String fmrText() {
        if (fmr.isEmpty()) return "–";
        if (fmr.getAsDouble() >= 0.5) return Words.text("ui.demo.anybody");
        var people = 1 / Math.max(1e-9, fmr.getAsDouble());
        var digit = Math.pow(10, Math.max(0, Math.floor(Math.log10(people)) - 1));
        var grouped = String.format(Locale.ROOT, "%,d", Math.round(Math.floor(people / digit + 1e-6) * digit));
        return Words.text("ui.demo.one-in", grouped.replace(',', '\u202f'));
    }
}
