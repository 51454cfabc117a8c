package org.semblance.ui.preferences;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.Account;
import org.semblance.ui.Conversation;
import org.semblance.ui.Icon;
import org.semblance.ui.Row;
import org.semblance.ui.Section;
import org.semblance.ui.wizard.EnrolmentWizard;

/// The enrolled faces: rename, remove, add a look.
final class FacesSection extends VBox {
    private final Conversation talk;
    private final Account account;
    private final Section section = new Section(Words.text("ui.preferences.faces"));
    private List<Answer.Face> shown;

    FacesSection(Conversation talk, Account account) {
        this.talk = talk;
        this.account = account;
        getChildren().add(section);
    }

    void refresh() {
        talk.ask(new Request.ListFaces(account.user()), answer -> {
            switch (answer) {
                case Answer.Faces(var faces) -> show(faces);
                case Answer.Failed failed -> {
                    shown = null;
                    section.rows(List.of(new Row(failed.message(), failed.remedy())));
                }
                default -> throw new IllegalStateException(answer.toString());
            }
        });
    }

    /// What is the same stays: a name may be being typed.
    private void show(List<Answer.Face> faces) {
        if (faces.equals(shown)) return;
        shown = faces;
        var rows = new ArrayList<Node>();
        for (var face : faces) rows.add(new FaceRow(face, talk, this::refresh));
        rows.add(faces.isEmpty() ? enroll() : addLook());
        section.rows(rows);
    }

    private Row enroll() {
        var enroll = new Button(Words.text("ui.preferences.enroll"), Icon.PLUS.node(16));
        enroll.setId("enroll");
        enroll.setMinWidth(USE_PREF_SIZE);
        enroll.setOnAction(_ -> open(EnrolmentWizard.first(account)));
        return new Row(Words.text("ui.preferences.faces.none"), Words.text("ui.preferences.faces.none.text"), enroll);
    }

    private Row addLook() {
        var add = new MenuButton(Words.text("ui.preferences.add"), Icon.PLUS.node(16));
        add.setId("add");
        add.setMinWidth(USE_PREF_SIZE);
        for (var key :
                List.of("ui.preferences.look.glasses", "ui.preferences.look.beard", "ui.preferences.look.other")) {
            var name = Words.text(key);
            var item = new MenuItem(name);
            item.setOnAction(_ -> open(EnrolmentWizard.look(account, name)));
            add.getItems().add(item);
        }
        return new Row(Words.text("ui.preferences.looks"), Words.text("ui.preferences.looks.text"), add);
    }

    private void open(Stage wizard) {
        wizard.initOwner(getScene().getWindow());
        wizard.setOnHiding(_ -> refresh());
        wizard.show();
    }
}
