package org.semblance.ui.wizard;

import java.util.function.BiConsumer;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.Account;
import org.semblance.ui.Conversation;

/// Locks the screen for real and tells what the watch makes of it.
final class LockTrial implements AutoCloseable {
    private final String user;
    private final Conversation follow;
    private final Conversation talk;
    /// What happened, and whether it is over.
    private final BiConsumer<String, Boolean> told;
    private boolean locked;

    LockTrial(Account account, BiConsumer<String, Boolean> told) {
        this.user = account.user();
        this.follow = account.talk();
        this.talk = account.talk();
        this.told = told;
    }

    void begin() {
        locked = false;
        told.accept(Words.text("ui.wizard.done.locking"), false);
        follow.takeBack();
        follow.ask(new Request.Follow(user), _ -> {}, this::hear, this::end);
        talk.ask(new Request.Lock(user), answer -> {
            if (answer instanceof Answer.Failed) end(answer);
        });
    }

    private void hear(Event event) {
        if (!(event instanceof Event.State(var key, var reason, var detail))) return;
        switch (key) {
            case "state.WATCHING" -> {
                if (locked) over(Words.text("ui.wizard.done.otherwise"));
            }
            case "state.UNLOCKED" -> {
                if (locked) over(Words.text("ui.wizard.done.works"));
            }
            default -> {
                locked = true;
                var why = reason.isEmpty() ? "" : " " + Words.text(reason);
                told.accept((Words.text(key) + why + " " + detail).strip(), false);
            }
        }
    }

    private void end(Answer answer) {
        if (answer instanceof Answer.Failed failed) over((failed.message() + " " + failed.remedy()).strip());
    }

    private void over(String words) {
        follow.takeBack();
        talk.takeBack();
        told.accept(words, true);
    }

    @Override
    public void close() {
        follow.close();
        talk.close();
    }
}
