package org.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;

class KeyringCommandTest {
    private static final String ME = System.getProperty("user.name");
    /// An account that nobody can check a password of.
    private static final String NOT_HERE = "--user=nobody-here";

    private final List<Request> asked = new ArrayList<>();
    private final List<String> passwords = new ArrayList<>();
    private final Shell shell = Shell.with(new Semblance() {
        @Override
        public Answer ask(Request request, Consumer<Event> events) {
            asked.add(request);
            if (request instanceof Request.KeepPassword(var _, var bytes)) passwords.add(new String(bytes, UTF_8));
            return new Answer.Done();
        }

        @Override
        public void close() {}
    });

    @Test
    void itIsSentAsItWasTypedAndPrintedNowhere() {
        var result = shell.atATerminal("").typingUnseen("Pferd ä").run("keyring", "on", NOT_HERE);
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(List.of("Pferd ä"), passwords);
        assertFalse((result.out() + result.err()).contains("Pferd"));
        assertEquals(new String(new byte["Pferd ä".getBytes(UTF_8).length], UTF_8), sent(), "wiped afterwards");
    }

    private String sent() {
        return new String(((Request.KeepPassword) asked.getFirst()).password(), UTF_8);
    }

    @Test
    void whereNobodyTypesNothingIsAsked() {
        assertEquals(
                2, shell.typingUnseen("Pferd").run("keyring", "on", NOT_HERE).exitCode());
        assertEquals(
                1,
                shell.atATerminal("Pferd\n")
                        .typingUnseen("")
                        .run("keyring", "on", NOT_HERE)
                        .exitCode());
        assertEquals(List.of(), asked);
    }

    @Test
    void aWrongPasswordIsAnAnswerToAProgramToo() {
        var wrong =
                shell.atATerminal("").typingUnseen("certainly not the password").run("keyring", "on", "--json");
        assertEquals(1, wrong.exitCode());
        assertEquals("{\"done\":false}\n", wrong.out());
        assertEquals(List.of(), asked);
    }

    @Test
    void offAndStatusAskForTheUser() {
        shell.run("keyring", "off");
        shell.run("keyring", "off", "--all");
        shell.run("keyring", "status", NOT_HERE);
        assertEquals(
                List.of(
                        new Request.ForgetPassword(ME, false),
                        new Request.ForgetPassword("", false),
                        new Request.Keyring("nobody-here")),
                asked);
    }
}
