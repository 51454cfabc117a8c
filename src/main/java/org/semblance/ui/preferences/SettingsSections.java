package org.semblance.ui.preferences;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.Conversation;
import org.semblance.ui.Section;
import org.semblance.ui.Trouble;

/// The settings, by what they are about.
final class SettingsSections extends VBox {
    private final Conversation talk;
    private final String user;
    private Map<String, String> cameras = Map.of();

    SettingsSections(Conversation talk, String user) {
        this.talk = talk;
        this.user = user;
        getStyleClass().add("sections");
    }

    void refresh() {
        talk.ask(new Request.ListCameras(), answer -> {
            if (!(answer instanceof Answer.Cameras(var found))) return;
            cameras = new LinkedHashMap<>();
            for (var camera : found) cameras.put(camera.id(), camera.name());
        });
        talk.ask(new Request.Settings(user), answer -> {
            switch (answer) {
                case Answer.Settings(var settings) -> show(settings);
                case Answer.Failed failed -> trouble(failed);
                default -> throw new IllegalStateException(answer.toString());
            }
        });
    }

    private void trouble(Answer.Failed failed) {
        var trouble = new Trouble(this::refresh);
        trouble.show(failed.message(), failed.remedy());
        getChildren().setAll(trouble);
    }

    private void show(List<Answer.Setting> settings) {
        var sections = new LinkedHashMap<String, List<Node>>();
        for (var setting : settings) {
            SettingWords.of(setting, cameras)
                    .ifPresent(words -> sections.computeIfAbsent(words.section(), _ -> new ArrayList<>())
                            .add(new SettingRow(setting, words, this::change).row()));
        }
        getChildren().clear();
        sections.forEach((heading, rows) -> {
            var section = new Section(Words.text(heading));
            section.rows(rows);
            getChildren().add(section);
        });
    }

    private void change(SettingRow row, String value) {
        talk.ask(new Request.ChangeSetting(user, row.name(), value), answer -> {
            if (answer instanceof Answer.Failed failed) row.refused((failed.message() + " " + failed.remedy()).strip());
            else row.taken(value);
        });
    }
}
