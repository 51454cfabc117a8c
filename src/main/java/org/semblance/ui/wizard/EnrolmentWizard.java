package org.semblance.ui.wizard;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.stage.Stage;
import org.semblance.ipc.Words;
import org.semblance.ui.Account;
import org.semblance.ui.Frame;
import org.semblance.ui.Motion;

/// Leads a person from nothing to an enrolled face. Before the last page but one nothing is stored; closing the
/// window forgets everything and lets the camera go.
public final class EnrolmentWizard {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 620;

    private final Draft draft;
    private final List<Page> pages = new ArrayList<>();
    private final WizardPane pane;
    private final Stage stage;
    private Page page;

    private EnrolmentWizard(Account account, String name, boolean consented) {
        draft = new Draft(account, name);
        if (!consented) pages.add(new ConsentPage(account.user(), account.folder()));
        pages.add(new CameraPage(draft));
        pages.add(new PosesPage(draft));
        pages.add(new TryPage(draft));
        pages.add(new NamePage(draft));
        pages.add(new DonePage(draft));
        for (var each : pages) each.ready().addListener((_, _, ready) -> offer(each, ready));
        pane = new WizardPane(pages.size());
        stage = Frame.of(Words.text("ui.wizard.title"), pane, WIDTH, HEIGHT);
        stage.setOnHidden(_ -> end());
        pane.cancel.setOnAction(_ -> stage.close());
        pane.back.setOnAction(_ -> turnTo(pages.get(pages.indexOf(page) - 1)));
        pane.next.setOnAction(_ -> page.proceed(this::onward));
        turnTo(pages.getFirst());
    }

    /// The window for somebody who is new, not yet shown. Asks for consent first.
    public static Stage first(Account account) {
        return new EnrolmentWizard(account, Words.text("ui.wizard.name.first"), false).stage;
    }

    /// The window for another look of somebody who is known, not yet shown.
    ///
    /// @param name of the look: "glasses"
    public static Stage look(Account account, String name) {
        return new EnrolmentWizard(account, name, true).stage;
    }

    private void onward() {
        var next = pages.indexOf(page) + 1;
        if (next < pages.size()) turnTo(pages.get(next));
        else stage.close();
    }

    private void turnTo(Page next) {
        if (page != null) page.leave();
        page = next;
        var number = pages.indexOf(page);
        pane.show(page, number, number > 0 && page.mayGoBack());
        page.first(pane.next).requestFocus();
        pane.next.disableProperty().bind(Bindings.not(page.ready()));
        pane.back.disableProperty().bind(page.busy());
        page.enter();
        page.first(pane.next).requestFocus();
        Motion.fadeIn(page);
    }

    /// A picture needs the keyboard no longer once the person may go on.
    private void offer(Page ready, boolean mayGoOn) {
        if (mayGoOn && ready == page && stage.getScene().getFocusOwner() instanceof FaceOval) pane.next.requestFocus();
    }

    private void end() {
        page.leave();
        pages.getLast().leave();
        draft.close();
    }
}
