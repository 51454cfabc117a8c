package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.ipc.Answer;

class ConsentTest {
    private final ScriptedSemblance semblance = new ScriptedSemblance(new Answer.Enrolled("ann", "face", 5));

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "Yes\n", " YES "})
    void enrollsAfterAYes(String typed) {
        assertEquals(0, Shell.with(semblance).atATerminal(typed).run("enroll").exitCode());
        assertEquals(1, semblance.requests.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yep\n"})
    void enrollsNobodyWithoutAYes(String typed) {
        var result = Shell.with(semblance).atATerminal(typed).run("enroll");
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("Nothing was stored."), result.err());
        assertEquals(List.of(), semblance.requests);
    }

    @Test
    void saysWhatIsStoredWhereAndHowToEraseIt() {
        var text = Shell.with(semblance)
                .atATerminal("n\n")
                .run("enroll", "--user", "ann", "--name", "2")
                .err();
        assertTrue(text.contains("no pictures"), text);
        assertTrue(text.contains("/home/ann/.local/share/semblance"), text);
        assertTrue(text.contains("semblance faces remove 2"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enroll", "faces remove face"})
    void whereNobodyCanBeAskedItWantsYes(String command) {
        var result = Shell.with(semblance).run(command.split(" "));
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("--yes"), result.err());
        assertEquals(List.of(), semblance.requests);
    }

    @Test
    void removesNothingWithoutAYes() {
        var result = Shell.with(semblance).atATerminal("n\n").run("faces", "remove", "face", "--json");
        assertEquals(1, result.exitCode());
        assertEquals("{\"done\":false}\n", result.out());
        assertEquals(List.of(), semblance.requests);
    }
}
