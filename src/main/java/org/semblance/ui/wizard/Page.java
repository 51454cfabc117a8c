package org.semblance.ui.wizard;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.semblance.ipc.Words;

/// One step of the wizard. It asks the service for nothing before it is entered, and takes back what it asked
/// when it is left.
abstract class Page extends StackPane {
    private final String title;
    private final String lead;
    private final BooleanProperty ready = new SimpleBooleanProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    /// @param lead a sentence under the title
    Page(String title, String lead) {
        this.title = title;
        this.lead = lead;
        getStyleClass().add("page");
    }

    final String title() {
        return title;
    }

    final String lead() {
        return lead;
    }

    /// Whether the person may go on.
    final BooleanProperty ready() {
        return ready;
    }

    /// Whether something is under way that going back would not undo.
    final BooleanProperty busy() {
        return busy;
    }

    String nextText() {
        return Words.text("ui.wizard.next");
    }

    String cancelText() {
        return Words.text("ui.wizard.cancel");
    }

    /// Whether anything may still be undone by going back.
    boolean mayGoBack() {
        return true;
    }

    /// Who has the keyboard first; the button that goes on where a page has nothing of its own.
    Node first(Node next) {
        return next;
    }

    void enter() {}

    void leave() {}

    /// The person wants to go on; runs `onward` when that is so.
    void proceed(Runnable onward) {
        onward.run();
    }
}
