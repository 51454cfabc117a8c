package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.pam.PamProgram.CANNOT_CHECK;
import static org.semblance.pam.PamProgram.NO;
import static org.semblance.pam.PamProgram.YES;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.STRANGER;
import static org.semblance.service.EnrolledStore.USER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.Spectrum;
import org.semblance.evaluation.Script;
import org.semblance.ipc.AnotherUser;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.pam.PamProgram;
import org.semblance.pam.PamProgram.Kind;
import org.semblance.session.linux.LogindStandIn;

/// polkit's service without a terminal: the real module, the service behind its socket, and a tray that is another
/// program of the user's own at the same socket.
class TrayQuestionTest {
    private static final String POLKIT = "polkit-1";

    @TempDir
    private Path folder;

    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    private PamRoom room;

    @BeforeEach
    void open() throws Exception {
        room = new PamRoom(folder, Spectrum.INFRARED);
        room.policy("[elevation]\nservices = [\"polkit-1\"]\n");
        room.show(Script.attempt(OWNER, 2, 60));
    }

    @AfterEach
    void close() {
        room.close();
    }

    /// A tray that answers each question with this.
    private final class Tray implements AutoCloseable {
        private final AnotherUser user;
        private final Thread thread;

        Tray(String account, Consumer<Tray> answers) throws Exception {
            user = new AnotherUser(account, room.socket(), folder);
            var connection = user.connect();
            var before = room.attended();
            thread = Thread.ofVirtual().start(() -> {
                try (connection) {
                    connection.ask(new Request.Attend(USER), event -> {
                        heard.add(event);
                        if (event instanceof Event.Question) answers.accept(this);
                    });
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            while (account.equals(PamRoom.ACCOUNT) && room.attended() == before) Thread.onSpinWait();
        }

        Answer answer(String number, boolean agreed) {
            try (var connection = user.connect()) {
                return connection.ask(new Request.AnswerQuestion(USER, number, agreed), _ -> {});
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            user.close();
        }
    }

    private Tray answering(boolean agreed) throws Exception {
        return new Tray(
                PamRoom.ACCOUNT,
                tray -> assertInstanceOf(
                        Answer.Done.class, tray.answer(((Event.Question) heard.peek()).number(), agreed)));
    }

    private String ask(String options, String... more) throws Exception {
        var program = new PamProgram(Files.createDirectories(folder.resolve("pam.d")), Kind.SANITIZED);
        program.write(POLKIT, program.module("socket=" + room.socket() + " " + options));
        return PamProgram.result(program.run(POLKIT, USER, more));
    }

    private Event next() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void whoConfirmsInTheTrayIsLookedAt() throws Exception {
        try (var _ = answering(true)) {
            assertEquals(YES, ask("timeout=60"));
        }
        var question = assertInstanceOf(Event.Question.class, next());
        assertEquals(POLKIT, question.service());
        assertEquals("", question.terminal());
        var asking = question.programs().getFirst();
        assertEquals("pam_ask", asking.name());
        assertTrue(asking.command().endsWith("polkit-1 " + USER), asking.command());
        assertTrue(question.programs().get(1).command().contains("java"), question.toString());
        var meanwhile = new ArrayList<Event>();
        var event = next();
        for (; event != null && !(event instanceof Event.QuestionOver); event = next()) meanwhile.add(event);
        assertEquals(new Event.QuestionOver(question.number(), true), event);
        assertTrue(meanwhile.stream().anyMatch(Event.Hint.class::isInstance), meanwhile.toString());
        assertEquals("ACCEPTED", room.history().getFirst());
    }

    @Test
    void whoConfirmsAndIsNotTheUserIsRefused() throws Exception {
        room.show(Script.attempt(STRANGER, 2, 60));
        try (var _ = answering(true)) {
            assertEquals(NO, ask("timeout=60"));
        }
        assertEquals("REFUSED NOT_THIS_PERSON", room.history().getFirst());
    }

    @Test
    void whoRefusesIsNotLookedAtNorAskedAgainAtOnce() throws Exception {
        try (var _ = answering(false)) {
            assertEquals(CANNOT_CHECK, ask("timeout=60"));
            assertEquals("GUARDED CONFIRMATION", room.history().getFirst());
            assertEquals(CANNOT_CHECK, ask("timeout=60"));
        }
        assertEquals("GUARDED RERUN", room.history().getFirst());
        assertEquals(2, heard.size(), "one question, and its end");
    }

    @Test
    void aSilentTrayHoldsUpThePasswordForAsLongAsTheModuleWaits() throws Exception {
        try (var _ = new Tray(PamRoom.ACCOUNT, _ -> {})) {
            assertEquals(CANNOT_CHECK, ask("timeout=1"));
            assertInstanceOf(Event.Question.class, next());
            assertInstanceOf(Event.QuestionOver.class, next(), "the window must close when nobody waits any more");
        }
    }

    @Test
    void withoutATrayNobodyIsLookedAt() throws Exception {
        assertEquals(CANNOT_CHECK, ask("timeout=60"));
        assertEquals("GUARDED CONFIRMATION", room.history().getFirst());
    }

    @Test
    void theTrayOfAnotherUserIsNeverAsked() throws Exception {
        try (var _ = new Tray("daemon", tray -> tray.answer(((Event.Question) heard.peek()).number(), true))) {
            assertEquals(CANNOT_CHECK, ask("timeout=60"));
        }
        assertEquals("GUARDED CONFIRMATION", room.history().getFirst());
        assertEquals(0, heard.size());
    }

    @Test
    void anotherUserCannotConfirmEvenWithTheNumber() throws Exception {
        try (var eve = new Tray("daemon", _ -> {});
                var _ = new Tray(PamRoom.ACCOUNT, tray -> {
                    var number = ((Event.Question) heard.peek()).number();
                    assertInstanceOf(Answer.Failed.class, eve.answer(number, true));
                    tray.answer(number, false);
                })) {
            assertEquals(CANNOT_CHECK, ask("timeout=60"));
        }
        assertEquals("GUARDED CONFIRMATION", room.history().getFirst());
    }

    @Test
    void aSessionInTheBackgroundIsNeverAsked() throws Exception {
        room.logind.setActive(false);
        try (var _ = answering(true)) {
            assertEquals(CANNOT_CHECK, ask("timeout=60"));
        }
        assertEquals("GUARDED INACTIVE", room.history().getFirst());
        assertEquals(0, heard.size());
    }

    @Test
    void aProgramThatComesOverSshAsksNobody() throws Exception {
        try (var _ = answering(true)) {
            assertEquals(CANNOT_CHECK, ask("timeout=60", "env=SSH_CONNECTION=192.0.2.7 50000 192.0.2.1 22"));
            assertEquals("GUARDED REMOTE", room.history().getFirst());
            room.logind.change(LogindStandIn.SESSION, Map.of("Remote", true));
            assertEquals(CANNOT_CHECK, ask("timeout=60"));
        }
        assertEquals("GUARDED REMOTE_SESSION", room.history().getFirst());
        assertEquals(0, heard.size());
    }

    @Test
    void asShippedNobodyIsAsked() throws Exception {
        room.policy("");
        try (var _ = answering(true)) {
            assertEquals(CANNOT_CHECK, ask("timeout=60"));
        }
        assertEquals(List.of("GUARDED SERVICE"), room.history().subList(0, 1));
        assertEquals(0, heard.size());
    }
}
