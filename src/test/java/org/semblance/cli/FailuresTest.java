package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Answer;

class FailuresTest {
    private static final Throwing BUG = new Throwing(new IllegalStateException("the floor is gone\nsecond line"));

    @Test
    void aBugIsOneLineAndAHint() {
        var result = Shell.with(BUG).run("status");
        assertEquals("", result.out());
        assertEquals(2, result.err().lines().count(), result.err());
        assertTrue(result.err().contains("the floor is gone") && result.err().contains("--debug"), result.err());
    }

    @Test
    void theStackTraceIsForWhoAsksForIt() {
        for (var arguments : new String[][] {{"status", "--debug"}, {"--debug", "status"}}) {
            var result = Shell.with(BUG).run(arguments);
            assertTrue(result.err().contains("at org.semblance"), result.err());
        }
    }

    @Test
    void aFailureSaysWhatHappenedAndWhatToDo() {
        var result = Shell.with(new ScriptedSemblance(new Answer.Failed(
                        Answer.Problem.CANNOT_CHECK, "/dev/video0 is in use by cheese (4711)", "Close it.")))
                .run("verify");
        assertEquals("", result.out());
        assertEquals("semblance: /dev/video0 is in use by cheese (4711)%nClose it.%n".formatted(), result.err());
    }

    @Test
    void aFailureInJsonIsData() {
        var result = Shell.with(new ScriptedSemblance(
                        new Answer.Failed(Answer.Problem.BAD_FILE, "clip.avi: not an AVI file", "")))
                .run("verify", "--json");
        assertEquals("", result.err());
        var json = JsonParser.parseString(result.out()).getAsJsonObject();
        assertEquals("bad_file", json.get("error").getAsString());
        assertEquals("clip.avi: not an AVI file", json.get("message").getAsString());
        assertEquals("", json.get("remedy").getAsString());
        assertEquals(5, json.get("exit_code").getAsInt());
    }

    @Test
    void wrongUsageInJsonIsDataToo() {
        var result = Shell.withNothing().run("verify", "--json", "--frobnicate");
        var json = JsonParser.parseString(result.out()).getAsJsonObject();
        assertEquals("usage", json.get("error").getAsString());
        assertEquals(2, json.get("exit_code").getAsInt());
    }

    @Test
    void aMistypedCommandIsGuessed() {
        var result = Shell.withNothing().run("enrol");
        assertTrue(result.err().contains("enroll"), result.err());
    }

    @Test
    void wrongUsagePointsToTheHelpOfItsCommand() {
        var result = Shell.withNothing().run("faces", "rename", "one");
        assertTrue(result.err().contains("semblance faces rename --help"), result.err());
    }

    @Test
    void aDemoThatCannotRunSaysWhy() {
        var result = Shell.withDemo((_, _) -> {
                    throw new CommandFailure(
                            new Answer.Failed(Answer.Problem.CANNOT_CHECK, "no camera 7", "Look at the list."));
                })
                .run("demo", "--camera", "7");
        assertEquals(3, result.exitCode());
        assertTrue(result.err().contains("no camera 7"), result.err());
    }
}
