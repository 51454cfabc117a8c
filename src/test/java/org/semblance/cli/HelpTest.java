package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithAnExample(String command) {
        var result = Shell.withNothing().run((command + " --help").strip().split(" "));
        assertEquals(0, result.exitCode());
        assertEquals("", result.err());
        assertTrue(result.out().contains("Usage: semblance" + (command.isEmpty() ? "" : " " + command)), result.out());
        assertTrue(result.out().contains("Example:") || command.isEmpty(), result.out());
        assertTrue(result.out().lines().allMatch(line -> line.length() <= 100), result.out());
    }

    @Test
    void theVersionNamesTheParts() {
        var lines = Shell.withNothing().run("--version").out().lines().toList();
        assertTrue(lines.getFirst().startsWith("semblance "), lines.getFirst());
        assertEquals("part 1", lines.getLast());
    }

    @Test
    void completesInBash(@TempDir Path folder) throws Exception {
        var script = Shell.withNothing().run("completion", "bash").out();
        var file = Files.writeString(folder.resolve("completion"), script);
        var bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$1\"; COMP_WORDS=(semblance faces re); COMP_CWORD=2; _complete_semblance; "
                                + "echo \"${COMPREPLY[@]}\"",
                        "bash",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(bash.getInputStream().readAllBytes()).strip();
        assertTrue(bash.waitFor(30, TimeUnit.SECONDS));
        assertEquals(new TreeSet<>(List.of("rename", "remove")), new TreeSet<>(List.of(output.split("\\s+"))));
    }

    static Stream<String> commands() {
        var wiring = new Wiring(null, null, null, null, null, null, null, null);
        return walk(Cli.commandLine(new Client(wiring, Console.ofProcess())));
    }

    private static Stream<String> walk(CommandLine command) {
        var name = command.getCommandSpec().qualifiedName().replaceFirst("^semblance ?", "");
        return Stream.concat(
                Stream.of(name), command.getSubcommands().values().stream().flatMap(HelpTest::walk));
    }
}
