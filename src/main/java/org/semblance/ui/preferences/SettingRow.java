package org.semblance.ui.preferences;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.util.StringConverter;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.ui.Row;
import org.semblance.ui.Switch;

/// One setting: a switch for yes and no, a list for everything else. What policy fixes can be seen only.
final class SettingRow {
    private final Answer.Setting setting;
    private final SettingWords words;
    private final Row row;
    private final Consumer<String> show;
    private String value;
    private boolean showing;

    /// @param changed told what the person chose; must come to [#taken] or [#refused]
    SettingRow(Answer.Setting setting, SettingWords words, BiConsumer<SettingRow, String> changed) {
        this.setting = setting;
        this.words = words;
        this.value = setting.value();
        Consumer<String> chosen = wanted -> {
            if (!showing && !wanted.equals(value)) changed.accept(this, wanted);
        };
        Control control;
        if (value.equals("true") || value.equals("false")) {
            var toggle = new Switch();
            show = now -> toggle.setSelected(Boolean.parseBoolean(now));
            toggle.selectedProperty().addListener((_, _, on) -> chosen.accept(on.toString()));
            control = toggle;
        } else {
            var list = list(setting);
            show = list::setValue;
            list.valueProperty().addListener((_, _, wanted) -> chosen.accept(wanted));
            control = list;
        }
        control.setId(setting.name().replace('.', '-'));
        control.setDisable(setting.fixed());
        control.setMinWidth(Control.USE_PREF_SIZE);
        row = new Row(words.title(), "", control);
        row.title.setLabelFor(control);
        control.setAccessibleText(words.title());
        taken(value);
    }

    private ComboBox<String> list(Answer.Setting setting) {
        var list = new ComboBox<String>();
        list.getItems().setAll(setting.choices());
        if (!setting.choices().contains(setting.value())) list.getItems().addFirst(setting.value());
        list.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : words.value().apply(value);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        });
        return list;
    }

    String name() {
        return setting.name();
    }

    Row row() {
        return row;
    }

    void taken(String now) {
        value = now;
        present();
        row.problem("");
    }

    /// The old value is back.
    void refused(String why) {
        present();
        row.problem(why);
    }

    private void present() {
        showing = true;
        show.accept(value);
        showing = false;
        var fixed = setting.fixed() ? " " + Words.text("ui.preferences.fixed", setting.fixedBy()) : "";
        row.text(words.text().apply(value) + fixed);
        row.setAccessibleText(row.title.getText() + ". " + row.text.getText());
    }
}
