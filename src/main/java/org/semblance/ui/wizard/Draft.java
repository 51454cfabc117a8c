package org.semblance.ui.wizard;

import java.util.Optional;
import org.semblance.ipc.CameraChoice;
import org.semblance.ui.Account;
import org.semblance.ui.Conversation;

/// What the wizard has gathered and not stored: it goes with the conversation.
final class Draft implements AutoCloseable {
    final Account account;
    final Conversation talk;
    CameraChoice camera = CameraChoice.DEFAULT;
    /// Whether the watch would take another camera by itself.
    boolean unusual;
    /// What the face may be called.
    String name;
    int references;
    /// What went wrong after the face was stored, or "".
    String notice = "";

    Draft(Account account, String name) {
        this.account = account;
        this.talk = account.talk();
        this.name = name;
    }

    String user() {
        return account.user();
    }

    void choose(String camera, boolean unusual) {
        this.unusual = unusual;
        this.camera = new CameraChoice(Optional.of(camera), false, true);
    }

    @Override
    public void close() {
        talk.close();
    }
}
