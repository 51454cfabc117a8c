package org.semblance.evaluation.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.semblance.evaluation.Figure;
import org.semblance.evaluation.rates.Rate;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelTask;

/// Figures as they come up, in order.
public final class Figures {
    private static final int NAMED = 5;

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

    /// How many pictures could not be read, and the first of them.
    public Figures addUnreadable(List<Path> files) {
        add("unreadable", "Unreadable pictures", files.size(), "");
        for (var i = 0; i < Math.min(NAMED, files.size()); i++) {
            add("unreadable_files." + (i + 1), "  unreadable", files.get(i).toString(), "");
        }
        return this;
    }

    /// Which network was judged.
    public Figures addModel(ModelTask task, Path card) throws ModelException {
        var id = ModelCard.read(card).id();
        return switch (task) {
            case DETECTION -> add("models.detector", "Detector", id, "");
            case LANDMARKS -> add("models.landmarks", "Landmark network", id, "");
            case EMBEDDING -> add("models.embedder", "Embedder", id, "");
        };
    }

    public List<Figure> list() {
        return List.copyOf(figures);
    }
}
