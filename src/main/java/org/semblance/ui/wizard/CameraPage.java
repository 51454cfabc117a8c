package org.semblance.ui.wizard;

import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.Picture;
import org.semblance.ui.PictureView;
import org.semblance.ui.Trouble;

/// Which camera, with what it sees.
final class CameraPage extends Page {
    private final Draft draft;
    /// The one that looks where nothing is set: the first that can be used, in color if there is one.
    private Answer.Camera first;
    private final ToggleGroup group = new ToggleGroup();
    private final VBox list = new VBox();
    private final PictureView picture = new PictureView();
    private final Trouble trouble = new Trouble(this::look);
    private final Button rescan = new Button(Words.text("ui.wizard.camera.rescan"));

    CameraPage(Draft draft) {
        super(Words.text("ui.wizard.camera"), Words.text("ui.wizard.camera.lead"));
        this.draft = draft;
        list.getStyleClass().add("cameras");
        rescan.setId("rescan");
        rescan.setOnAction(_ -> look());
        picture.setMirrored(true);
        rescan.setMinWidth(USE_PREF_SIZE);
        var side = new VBox(list, rescan);
        side.getStyleClass().add("side");
        var view = new StackPane(picture, trouble);
        HBox.setHgrow(view, Priority.ALWAYS);
        var both = new HBox(side, view);
        both.getStyleClass().add("beside");
        getChildren().add(both);
        group.selectedToggleProperty().addListener((_, _, chosen) -> {
            if (chosen != null) preview((Answer.Camera) chosen.getUserData());
        });
    }

    @Override
    Node first(Node next) {
        return group.getSelectedToggle() instanceof RadioButton chosen ? chosen : rescan;
    }

    @Override
    void enter() {
        look();
    }

    @Override
    void leave() {
        draft.talk.takeBack();
    }

    private void look() {
        draft.talk.takeBack();
        ready().set(false);
        rescan.requestFocus();
        trouble.hide();
        picture.clear();
        draft.talk.ask(new Request.ListCameras(), answer -> {
            switch (answer) {
                case Answer.Cameras(var cameras) -> list(cameras);
                case Answer.Failed failed -> trouble.show(failed.message(), failed.remedy());
                default -> throw new IllegalStateException(answer.toString());
            }
        });
    }

    private void list(List<Answer.Camera> cameras) {
        var hadFocus = list.getChildren().stream().anyMatch(Node::isFocused) || rescan.isFocused();
        first = cameras.stream()
                .filter(Answer.Camera::usable)
                .min(Comparator.comparing(Answer.Camera::infrared))
                .orElse(null);
        group.getToggles().clear();
        list.getChildren().setAll(cameras.stream().map(this::choice).toList());
        if (cameras.isEmpty()) {
            trouble.show(Words.text("ui.wizard.camera.none"), Words.text("ui.wizard.camera.none.remedy"));
            return;
        }
        var chosen = preferred(cameras);
        group.selectToggle((RadioButton) list.getChildren().get(chosen));
        if (hadFocus) list.getChildren().get(chosen).requestFocus();
    }

    /// The one of before, else the first that can be used.
    private int preferred(List<Answer.Camera> cameras) {
        for (var i = 0; i < cameras.size(); i++) {
            if (draft.camera.name().filter(cameras.get(i).id()::equals).isPresent()) return i;
        }
        return Math.max(0, cameras.indexOf(first));
    }

    private RadioButton choice(Answer.Camera camera) {
        var kind = camera.infrared() ? "ui.wizard.camera.infrared" : "ui.wizard.camera.color";
        var choice = new RadioButton(camera.name() + "\n" + Words.text(kind, camera.node()));
        choice.setUserData(camera);
        choice.setToggleGroup(group);
        choice.setWrapText(true);
        choice.setMaxWidth(Double.MAX_VALUE);
        return choice;
    }

    private void preview(Answer.Camera camera) {
        draft.talk.takeBack();
        draft.choose(camera.id(), !camera.equals(first));
        ready().set(false);
        trouble.hide();
        picture.clear();
        draft.talk.ask(new Request.Preview(draft.user(), draft.camera), this::show, _ -> {}, answer -> {
            ready().set(false);
            picture.clear();
            if (answer instanceof Answer.Failed failed) trouble.show(failed.message(), failed.remedy());
        });
    }

    private void show(Picture next) {
        picture.show(next);
        ready().set(true);
    }
}
