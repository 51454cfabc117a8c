package org.semblance.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.semblance.evaluation.Figure;
import org.semblance.evaluation.rates.Rate;

/// Figures as they come up, in order.
public final class Figures {
    private final List<Figure> figures = new ArrayList<>();

    public Figures add(String key, String label, Object value, String unit) {
        figures.add(new Figure(key, label, value, unit));
        return this;
    }

    /// A share in percent with its interval; in JSON `key.value`, `key.low` and `key.high`.
    public Figures add(String key, String label, Rate rate) {
        var interval = String.format(Locale.ROOT, "%% (%.2f to %.2f)", 100 * rate.low(), 100 * rate.high());
        add(key + ".value", label, 100 * rate.value(), interval);
        add(key + ".low", "", 100 * rate.low(), "%");
        return add(key + ".high", "", 100 * rate.high(), "%");
    }

    public List<Figure> list() {
        return List.copyOf(figures);
    }
}
