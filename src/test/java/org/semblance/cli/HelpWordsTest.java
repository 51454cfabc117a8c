package org.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The help pages in their languages.
class HelpWordsTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help.properties", "help_de.properties"})
    void everythingIsExplained(String file) throws IOException {
        for (var command : commands(new Heard(file))) {
            var name = command.getCommandSpec().qualifiedName();
            var usage = command.getCommandSpec().usageMessage();
            assertNotEquals(0, usage.header().length + usage.description().length, name);
            for (var option : command.getCommandSpec().options()) {
                assertNotEquals(0, option.description().length, name + " " + option.longestName());
            }
            for (var parameter : command.getCommandSpec().positionalParameters()) {
                assertNotEquals(0, parameter.description().length, name + " " + parameter.paramLabel());
            }
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var heard = new Heard("help.properties");
        for (var command : commands(heard)) command.getUsageMessage();
        var unused = new TreeSet<>(heard.keySet());
        unused.removeAll(heard.asked);
        assertEquals(Set.of(), unused);
    }

    @Test
    void germanSaysEverythingInItsOwnWords() throws IOException {
        var english = new Heard("help.properties").texts;
        var german = new Heard("help_de.properties").texts;
        assertEquals(english.stringPropertyNames(), german.stringPropertyNames());
        var same = english.stringPropertyNames().stream()
                .filter(key -> english.getProperty(key).matches(".*[a-z]{3}.* .*"))
                .filter(key -> english.getProperty(key).equals(german.getProperty(key)))
                .toList();
        assertEquals(List.of(), same);
    }

    @ParameterizedTest
    @MethodSource("org.semblance.cli.HelpTest#commands")
    void theHelpSpeaksGerman(String command) {
        Locale.setDefault(Locale.GERMANY);
        var page = Shell.withNothing()
                .run((command + " --help").strip().split(" "))
                .out();
        assertTrue(page.contains("Aufruf: semblance" + (command.isEmpty() ? "" : " " + command)), page);
        assertTrue(page.contains(command.isEmpty() ? "Erste Schritte:" : "Beispiel:"), page);
        assertTrue(page.contains("Diese Hilfe zeigen."), page);
        assertTrue(page.lines().allMatch(line -> line.length() <= 100), page);
    }

    @ParameterizedTest
    @CsvSource({
        "verify --nonsense, Niemand weiß",
        "faces rename face, Das fehlt: NEW",
        "history --count many, many ist nichts",
        "completion fish, eines von: BASH",
        "pause 1h --end, schließen einander aus",
        "'', Welcher Befehl?"
    })
    void wrongUsageIsSaidInGerman(String arguments, String complaint) {
        Locale.setDefault(Locale.GERMANY);
        var err = Shell.withNothing()
                .run(arguments.isEmpty() ? new String[0] : arguments.split(" "))
                .err();
        assertTrue(err.contains(complaint), err);
    }

    private static List<CommandLine> commands(ResourceBundle texts) {
        var wiring = new Wiring(null, null, null, null, null, null, null, null);
        var root = Cli.commandLine(new Client(wiring, Console.ofProcess()));
        root.setResourceBundle(texts);
        return all(root).toList();
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpWordsTest::all));
    }

    /// Remembers which texts were asked for.
    private static final class Heard extends ResourceBundle {
        private final Properties texts = new Properties();
        private final Set<String> asked = new HashSet<>();

        Heard(String file) throws IOException {
            try (var in = Cli.class.getResourceAsStream(file)) {
                texts.load(new InputStreamReader(in, UTF_8));
            }
        }

        @Override
        protected Object handleGetObject(String key) {
            asked.add(key);
            return texts.get(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(texts.stringPropertyNames());
        }
    }
}
