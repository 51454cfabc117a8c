package org.semblance.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElevationTest {
    @TempDir
    private Path folder;

    private Rules rules(String text) throws Exception {
        var policy = Files.createDirectories(folder.resolve("policy.d"));
        Files.writeString(policy.resolve("10-site.toml"), text);
        var owner = (int) Files.getAttribute(folder, "unix:uid");
        return new Rulebook(new PolicyFolder(policy, owner), _ -> new SettingsFile(folder.resolve("settings.toml")))
                .rules("ann");
    }

    @Test
    void asShippedAFaceElevatesNobody() throws Exception {
        assertEquals(
                new Elevation(Set.of(), 1e-5, Evidence.EITHER, false),
                rules("").site().elevation());
    }

    @Test
    void anAdministratorTurnsOnWhatTheyName() throws Exception {
        var rules = rules(
                "[elevation]\nservices = [\"sudo\", \"polkit-1\"]\nfmr = 1e-6\nevidence = \"both\"\nkeyring = true\n");
        assertEquals(
                new Elevation(Set.of("sudo", "polkit-1"), 1e-6, Evidence.BOTH, true),
                rules.site().elevation());
    }

    @Test
    void theStricterRateOfBothHolds() throws Exception {
        assertEquals(1e-5, rules("").elevated().policy().attemptFmr());
        assertEquals(1e-6, rules("fmr = 1e-6").elevated().policy().attemptFmr());
        Files.writeString(folder.resolve("settings.toml"), "fmr = 1e-7\n");
        assertEquals(1e-7, rules("").elevated().policy().attemptFmr());
    }

    @Test
    void whoWaitsAtAPromptDoesNotWaitForLong() throws Exception {
        var rules = rules("look.seconds = 10");
        assertEquals(
                Duration.ofSeconds(3),
                rules.lookingAtMost(Duration.ofSeconds(3)).policy().lookFor());
        assertEquals(
                Duration.ofSeconds(1),
                rules("look.seconds = 1")
                        .lookingAtMost(Duration.ofSeconds(3))
                        .policy()
                        .lookFor());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elevation.services = \"sudo\"",
                "elevation.services = [1]",
                "elevation.services = [\"../sudo\"]",
                "elevation.services = [\"\"]",
                "elevation.services = [\"sshd\"]",
                "elevation.fmr = 1e-3",
                "elevation.fmr = 0",
                "elevation.fmr = \"often\"",
                "elevation.evidence = 1",
                "elevation.evidence = \"Both\"",
                "elevation.evidence = \"color\"",
                "elevation.keyring = \"yes\"",
                "elevation.service = [\"sudo\"]"
            })
    void whatIsNotUnderstoodTurnsFaceUnlockOff(String line) {
        var refusal = assertThrows(PolicyException.class, () -> rules(line));
        assertTrue(refusal.getMessage().contains("10-site.toml: elevation."), refusal.getMessage());
    }

    @Test
    void noUserElevatesThemselves() throws Exception {
        Files.writeString(folder.resolve("settings.toml"), "[elevation]\nservices = [\"sudo\"]\nkeyring = true\n");
        var rules = rules("");
        assertEquals(Elevation.OFF, rules.site().elevation());
        assertTrue(
                rules.complaints().getFirst().toString().contains("there is no such key"),
                rules.complaints().toString());
    }
}
