package org.semblance.ipc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.semblance.align.Hint;
import org.semblance.camera.CameraFlaw;
import org.semblance.decide.Refusal;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.inference.ModelFlaw;
import org.semblance.pam.PamService;
import org.semblance.pam.ServiceKind;
import org.semblance.policy.PolicyFlaw;
import org.semblance.recognition.PoseGoal;
import org.semblance.service.Happening;
import org.semblance.service.WatchState;
import org.semblance.service.guard.Ground;
import org.semblance.session.SessionFlaw;
import org.semblance.store.AuditBreak;
import org.semblance.store.StoreFlaw;
import org.semblance.training.TrainingFlaw;

class WordsTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "semblance");
    private static final List<String> BUNDLES = List.of("words.properties", "words_de.properties");
    private static final Map<Enum<?>, Function<Object[], String>> FLAWS = flaws();
    private static final Pattern VALUE = Pattern.compile("\\{\\d}");
    private static final Pattern KEY = Pattern.compile("\"(([a-z]+)\\.[A-Za-z0-9_.-]*[A-Za-z0-9_-])\"");

    @Test
    void everyKeyThatIsUsedHasAText() throws IOException {
        var missing = new TreeSet<>(used());
        missing.removeAll(bundle().stringPropertyNames());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var unused = new TreeSet<>(bundle().stringPropertyNames());
        unused.removeAll(used());
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyRefusalSaysWhatToDoNext() throws IOException {
        var words = bundle();
        for (var refusal : Refusal.values()) {
            var text = words.getProperty("refusal." + refusal);
            assertTrue(text.matches("[A-Z][^.]*[.;] .+|.*: semblance enroll"), refusal + ": " + text);
        }
    }

    @Test
    void quotationMarksAreWrittenTwice() throws IOException {
        for (var file : BUNDLES) {
            var words = bundle(file);
            var wrong = words.stringPropertyNames().stream()
                    .filter(key -> words.getProperty(key).replace("''", "").contains("'"))
                    .toList();
            assertEquals(List.of(), wrong, file);
        }
    }

    @Test
    void everyLanguageSaysEverythingWithTheSameValues() throws IOException {
        var english = bundle();
        for (var file : BUNDLES) {
            var words = bundle(file);
            assertEquals(english.stringPropertyNames(), words.stringPropertyNames(), file);
            for (var key : english.stringPropertyNames()) {
                assertEquals(values(english.getProperty(key)), values(words.getProperty(key)), file + ": " + key);
            }
        }
    }

    /// A copy of the English text is a text that was forgotten; only a few are the same in both languages.
    @Test
    void germanIsNoCopy() throws IOException {
        var english = bundle();
        var german = bundle("words_de.properties");
        var same = english.stringPropertyNames().stream()
                .filter(key -> english.getProperty(key).matches(".*[a-z]{3}.* .*"))
                .filter(key -> english.getProperty(key).equals(german.getProperty(key)))
                .toList();
        assertEquals(List.of(), same);
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /// The log speaks English; what a person reads in English is the same.
    @Test
    void theLogSaysWhatThePersonReads() {
        var values = new Object[] {"A", "B", "C", "D", "E"};
        FLAWS.forEach((flaw, text) -> assertEquals(text.apply(values), Words.text(key(flaw), values)));
    }

    private static String key(Enum<?> flaw) {
        return switch (flaw) {
            case CameraFlaw _ -> "flaw.camera." + flaw;
            case EvaluationFlaw _ -> "flaw.evaluation." + flaw;
            case ModelFlaw _ -> "flaw.model." + flaw;
            case PolicyFlaw _ -> "flaw.policy." + flaw;
            case SessionFlaw _ -> "flaw.session." + flaw;
            case StoreFlaw _ -> "flaw.store." + flaw;
            case TrainingFlaw _ -> "flaw.training." + flaw;
            default -> throw new AssertionError(flaw.getDeclaringClass());
        };
    }

    private static Map<Enum<?>, Function<Object[], String>> flaws() {
        var flaws = new HashMap<Enum<?>, Function<Object[], String>>();
        for (var flaw : CameraFlaw.values()) flaws.put(flaw, flaw::text);
        for (var flaw : EvaluationFlaw.values()) flaws.put(flaw, flaw::text);
        for (var flaw : ModelFlaw.values()) flaws.put(flaw, flaw::text);
        for (var flaw : PolicyFlaw.values()) flaws.put(flaw, flaw::text);
        for (var flaw : SessionFlaw.values()) flaws.put(flaw, flaw::text);
        for (var flaw : StoreFlaw.values()) flaws.put(flaw, flaw::text);
        for (var flaw : TrainingFlaw.values()) flaws.put(flaw, flaw::text);
        return flaws;
    }

    @Test
    void putsInValuesAsTheyAre() {
        assertEquals("Yes, this is o'{0}brien (12345 ms).", Words.text("cli.accepted", "o'{0}brien", 12345));
    }

    private static Set<String> used() throws IOException {
        List<Path> files;
        try (var walk = Files.walk(SOURCES)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertFalse(files.isEmpty());
        var families = bundle().stringPropertyNames().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        var used = new ArrayList<String>();
        for (var file : files) {
            KEY.matcher(Files.readString(file))
                    .results()
                    .filter(found -> families.contains(found.group(2)))
                    .map(found -> found.group(1))
                    .forEach(used::add);
        }
        return Stream.of(
                        used.stream(),
                        Stream.of(Hint.values()).map(hint -> "hint." + hint),
                        Stream.of(Refusal.values()).map(refusal -> "refusal." + refusal),
                        Stream.of(Happening.values()).map(happening -> "history." + happening),
                        Stream.of(Ground.values()).flatMap(ground -> Stream.of(ground.key(), ground.remedyKey())),
                        Stream.of(PoseGoal.values()).map(pose -> "pose." + pose),
                        Stream.of(ServiceKind.values())
                                .filter(kind -> kind != ServiceKind.NEVER)
                                .map(kind -> "kind." + kind),
                        Stream.of(PamService.State.values()).map(state -> "wired." + state),
                        Stream.of(WatchState.values()).map(state -> "state." + state),
                        Stream.of(AuditBreak.Finding.values()).map(finding -> "doctor.history." + finding),
                        FLAWS.keySet().stream().map(WordsTest::key))
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle() throws IOException {
        return bundle("words.properties");
    }

    private static Properties bundle(String file) throws IOException {
        var bundle = new Properties();
        try (var in = Words.class.getResourceAsStream(file)) {
            bundle.load(new InputStreamReader(in, UTF_8));
        }
        return bundle;
    }
}
