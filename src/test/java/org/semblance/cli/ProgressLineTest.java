package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;

class ProgressLineTest {
    private final ScriptedSemblance semblance = new ScriptedSemblance(
            new Answer.Enrolled("ann", "face", 5),
            new Event.Progress(0),
            new Event.Hint("hint.TURN_LEFT"),
            new Event.Progress(0.5),
            new Event.Hint("hint.TURN_LEFT"),
            new Event.Hint("hint.GOOD"),
            new Event.Progress(7));

    @Test
    void inAPipeItIsALineForEachNewSentenceAndNoBar() {
        var result = Shell.with(semblance).run("enroll", "--yes");
        assertEquals("Turn your head a little to the left.%nGood, stay like that.%n".formatted(), result.err());
        assertFalse(result.out().contains("%"), result.out());
    }

    @Test
    void onATerminalOneLineIsWrittenOverAndErasedInTheEnd() {
        var err =
                Shell.with(semblance).atATerminal("y\n").run("enroll", "--yes").err();
        assertFalse(err.contains("\n"), err);
        assertTrue(err.contains("[############            ]  50%  Turn your head a little to the left."), err);
        assertTrue(err.contains("[########################] 100%  Good, stay like that."), err);
        assertTrue(err.endsWith("\r\033[K"), err);
    }

    @Test
    void aLineNeverWraps() {
        var err = Shell.with(new ScriptedSemblance(
                        new Answer.Done(),
                        new Event.Progress(0.1),
                        new Event.State("state.LOCKED_OUT", "refusal.NOT_THIS_PERSON", "")))
                .atATerminal("")
                .run("verify")
                .err();
        for (var line : err.split("\r\033\\[K"))
            assertTrue(line.lines().findFirst().orElse("").length() < 80, line);
    }

    @Test
    void dataStaysCleanOfIt() {
        var result = Shell.with(semblance).atATerminal("y\n").run("enroll", "--yes", "--json");
        assertEquals("{\"user\":\"ann\",\"face\":\"face\",\"references\":5}\n", result.out());
    }
}
