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
    /// What the face may be called.
    String name;
    int references;

    Draft(Account account, String name) {
        this.account = account;
        this.talk = account.talk();
        this.name = name;
    }

    String user() {
        return account.user();
    }

    void choose(String camera) {
        this.camera = new CameraChoice(Optional.of(camera), false, true);
    }

    @Override
    public void close() {
        talk.close();
    }
}
