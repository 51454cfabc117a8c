package org.semblance.cli;

import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;

/// The state of face unlock for one user, a line for each thing a person may wonder about.
final class StatusTable {
    private StatusTable() {}

    static String of(Answer.Status status) {
        var none = Words.text("cli.status.none");
        var table = new Table();
        row(table, "cli.status.user", status.user());
        row(table, "cli.status.lockout", lockout(status));
        row(table, "cli.status.failures", String.valueOf(status.failures()));
        row(table, "cli.status.faces", Words.text("cli.status.faces.value", status.faces(), status.references()));
        row(table, "cli.status.camera", status.camera().isEmpty() ? none : status.camera());
        row(table, "cli.status.model", status.model());
        row(table, "cli.status.provider", status.provider());
        row(table, "cli.status.session", status.session().isEmpty() ? none : session(status));
        return table.toString();
    }

    private static String session(Answer.Status status) {
        return Words.text(status.locked() ? "cli.status.session.locked" : "cli.status.session.open", status.session());
    }

    private static String lockout(Answer.Status status) {
        var seconds = status.lockedOutSeconds();
        if (seconds == 0) {
            return Words.text(status.passwordFirst().isEmpty() ? "cli.status.lockout.open" : status.passwordFirst());
        }
        return seconds < 0
                ? Words.text("cli.status.lockout.password")
                : Words.text("cli.status.lockout.seconds", seconds);
    }

    private static void row(Table table, String key, String value) {
        table.row(Words.text(key), value);
    }
}
