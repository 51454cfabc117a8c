package org.semblance.ui.preferences;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;

/// How a setting is told to people.
///
/// @param section key of the heading it belongs under
/// @param text what a value means, a sentence
/// @param value the name of a value
record SettingWords(String section, String title, UnaryOperator<String> text, UnaryOperator<String> value) {
    private static final char THIN_SPACE = '\u202f';

    /// Empty for a setting of a newer service.
    ///
    /// @param cameras names by id
    static Optional<SettingWords> of(Answer.Setting setting, Map<String, String> cameras) {
        return Optional.ofNullable(
                switch (setting.name()) {
                    case "camera" ->
                        new SettingWords(
                                "ui.preferences.camera",
                                Words.text("ui.preferences.camera"),
                                _ -> Words.text("ui.preferences.camera.text"),
                                id -> camera(id, cameras));
                    case "fmr" ->
                        new SettingWords(
                                "ui.preferences.sensitivity",
                                Words.text("ui.preferences.fmr"),
                                rate -> Words.text("ui.preferences.fmr.text", people(rate)),
                                rate -> Words.text("ui.preferences.fmr.value", people(rate)));
                    case "unlock.lock" -> onOff("ui.preferences.unlock.lock", "ui.preferences.unlock.lock.text");
                    case "unlock.input" -> onOff("ui.preferences.unlock.input", "ui.preferences.unlock.input.text");
                    case "unlock.wake" -> onOff("ui.preferences.unlock.wake", "ui.preferences.unlock.wake.text");
                    case "lock.away" -> onOff("ui.preferences.lock.away", "ui.preferences.lock.away.text");
                    default -> null;
                });
    }

    private static SettingWords onOff(String title, String text) {
        return new SettingWords(
                "ui.preferences.locking", Words.text(title), _ -> Words.text(text), UnaryOperator.identity());
    }

    private static String camera(String id, Map<String, String> cameras) {
        return id.isEmpty() ? Words.text("ui.preferences.camera.first") : cameras.getOrDefault(id, id);
    }

    /// "10 000" for `1e-4`.
    static String people(String rate) {
        var people = Math.round(1 / Double.parseDouble(rate));
        return String.format(Locale.ROOT, "%,d", people).replace(',', THIN_SPACE);
    }
}
