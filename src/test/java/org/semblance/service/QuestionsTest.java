package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.service.Questions.Reply;
import org.semblance.session.Whereabouts;
import org.semblance.session.Whereabouts.Seating;

class QuestionsTest {
    private static final Caller TRAY = caller("ann", 40);
    private static final Seating HERE = new Seating("ann", "seat0", true, false, false);

    private final AtomicLong now = new AtomicLong();
    private final List<Thread> trays = new ArrayList<>();
    private Seating seating = HERE;
    private Questions questions = questions(Duration.ofMinutes(5));

    private Questions questions(Duration patience) {
        return new Questions(_ -> new Whereabouts(Optional.of(seating), false, false), now::get, patience);
    }

    private static Caller caller(String user, int process) {
        return new Caller(user, new Caller.Process(process, 1000));
    }

    @AfterEach
    void close() throws Exception {
        questions.close();
        for (var tray : trays) tray.join();
    }

    /// A tray that shows nothing: what it hears.
    private BlockingQueue<Event> attend(String user, Caller caller) throws InterruptedException {
        var heard = new LinkedBlockingQueue<Event>();
        var before = questions.attended();
        trays.add(Thread.ofVirtual().start(() -> {
            try {
                questions.attend(user, caller, heard::add);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }));
        while (questions.attended() == before) Thread.onSpinWait();
        return heard;
    }

    private Questions.Dialog ask() {
        return questions.ask("ann", "polkit-1", List.of(), "");
    }

    private static Event.Question question(BlockingQueue<Event> heard) throws InterruptedException {
        return assertInstanceOf(Event.Question.class, heard.poll(60, TimeUnit.SECONDS));
    }

    private boolean counts(Caller caller, String number, boolean agreed) {
        return questions.answer(new Request.AnswerQuestion(caller.user(), number, agreed), caller)
                instanceof Answer.Done;
    }

    @Test
    void theTrayOfTheOneWhoSitsThereSaysYesOrNo() throws Exception {
        var heard = attend("ann", TRAY);
        for (var agreed : List.of(true, false)) {
            try (var dialog = ask()) {
                var number = question(heard).number();
                assertTrue(counts(TRAY, number, agreed));
                assertEquals(agreed ? Reply.AGREED : Reply.REFUSED, dialog.reply());
                dialog.tell(new Event.Hint("hint.TURN_LEFT"));
                if (agreed) dialog.accepted();
            }
            assertEquals(new Event.Hint("hint.TURN_LEFT"), heard.poll(60, TimeUnit.SECONDS));
            var over = assertInstanceOf(Event.QuestionOver.class, heard.poll(60, TimeUnit.SECONDS));
            assertEquals(agreed, over.accepted());
        }
    }

    @Test
    void anEarlierYesCannotBePlayedAgain() throws Exception {
        var heard = attend("ann", TRAY);
        String first;
        try (var dialog = ask()) {
            first = question(heard).number();
            assertTrue(counts(TRAY, first, true));
            assertFalse(counts(TRAY, first, true));
            assertEquals(Reply.AGREED, dialog.reply());
        }
        assertFalse(counts(TRAY, first, true));
        assertInstanceOf(Event.QuestionOver.class, heard.poll(60, TimeUnit.SECONDS));
        try (var dialog = ask()) {
            assertNotEquals(first, question(heard).number());
            assertFalse(counts(TRAY, first, true));
            assertFalse(counts(TRAY, "", true));
            questions.close();
            assertEquals(Reply.SILENT, dialog.reply());
        }
    }

    @Test
    void nobodyElseSaysYesForHer() throws Exception {
        var heard = attend("ann", TRAY);
        attend("ann", caller("root", 1));
        attend("bob", caller("bob", 50));
        try (var dialog = ask()) {
            var number = question(heard).number();
            assertFalse(counts(caller("bob", 50), number, true));
            assertFalse(counts(caller("bob", 40), number, true));
            assertFalse(counts(caller("ann", 41), number, true), "another program of hers was not asked");
            assertInstanceOf(
                    Answer.Failed.class,
                    questions.answer(new Request.AnswerQuestion("ann", number, true), caller("root", 40)));
            assertTrue(counts(TRAY, number, false));
            assertEquals(Reply.REFUSED, dialog.reply());
        }
    }

    @Test
    void aTrayInTheBackgroundIsNotAsked() throws Exception {
        var heard = attend("ann", TRAY);
        for (var elsewhere : List.of(
                new Seating("ann", "seat0", false, false, false),
                new Seating("ann", "", true, true, false),
                new Seating("ann", "seat1", true, false, false),
                new Seating("bob", "seat0", true, false, false))) {
            seating = elsewhere;
            try (var dialog = ask()) {
                assertEquals(Reply.NOBODY, dialog.reply(), elsewhere.toString());
            }
        }
        assertEquals(0, heard.size());
    }

    @Test
    void aSessionThatWentToTheBackgroundSaysNothingAnyMore() throws Exception {
        var heard = attend("ann", TRAY);
        try (var dialog = ask()) {
            var number = question(heard).number();
            seating = new Seating("ann", "seat0", false, false, false);
            assertFalse(counts(TRAY, number, true));
            seating = HERE;
            assertTrue(counts(TRAY, number, false));
            assertEquals(Reply.REFUSED, dialog.reply());
        }
    }

    @Test
    void withoutATrayNobodyIsAsked() throws Exception {
        attend("bob", caller("bob", 50));
        try (var dialog = ask()) {
            assertEquals(Reply.NOBODY, dialog.reply());
        }
    }

    @Test
    void aTrayThatEndsSaysNothing() throws Exception {
        var heard = attend("ann", TRAY);
        try (var dialog = ask()) {
            question(heard);
            trays.getFirst().interrupt();
            assertEquals(Reply.SILENT, dialog.reply());
        }
    }

    @Test
    void whoSaysNothingInTimeHasNotSaidYes() throws Exception {
        questions.close();
        questions = questions(Duration.ofMillis(20));
        var heard = attend("ann", TRAY);
        try (var dialog = ask()) {
            var number = question(heard).number();
            assertEquals(Reply.SILENT, dialog.reply());
            assertFalse(counts(TRAY, number, true));
        }
    }

    @Test
    void thereIsOneQuestionAtATime() throws Exception {
        var heard = attend("ann", TRAY);
        try (var first = ask()) {
            try (var second = ask()) {
                assertEquals(Reply.TOO_MANY, second.reply());
            }
            assertTrue(counts(TRAY, question(heard).number(), true));
            assertEquals(Reply.AGREED, first.reply());
        }
        assertInstanceOf(Event.QuestionOver.class, heard.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void aFloodOfQuestionsEndsAfterThreeInVain() throws Exception {
        var heard = attend("ann", TRAY);
        for (var i = 0; i < Questions.MOST_IN_VAIN; i++) assertEquals(Reply.REFUSED, refuse(heard));
        try (var dialog = ask()) {
            assertEquals(Reply.TOO_MANY, dialog.reply());
        }
        now.addAndGet(Questions.REST.toNanos());
        assertEquals(Reply.REFUSED, refuse(heard));
    }

    private Reply refuse(BlockingQueue<Event> heard) throws InterruptedException {
        try (var dialog = ask()) {
            assertTrue(counts(TRAY, question(heard).number(), false));
            return dialog.reply();
        } finally {
            assertInstanceOf(Event.QuestionOver.class, heard.poll(60, TimeUnit.SECONDS));
        }
    }
}
