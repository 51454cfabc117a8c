package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Request;
import org.semblance.policy.PolicyFolder;
import org.semblance.policy.Rulebook;
import org.semblance.policy.SettingsFile;
import org.semblance.recognition.Recognition;
import org.semblance.store.KeyCredential;
import org.semblance.store.KeyProvider;
import org.semblance.store.StoreCopies;
import org.semblance.store.StoreKey;
import org.semblance.store.StorePlace;

/// A store in which the owner is enrolled, made once for all tests; each works on a copy.
final class EnrolledStore {
    static final String USER = "ann";
    static final String FACE = "me";
    static final SyntheticPerson OWNER = person("person-01");
    static final SyntheticPerson STRANGER = person("person-02");

    private static final Path ORIGINAL = Path.of("target", "enrolled-store");
    private static boolean made;

    private EnrolledStore() {}

    static synchronized void copyTo(Path folder) throws Exception {
        if (!made) make();
        made = true;
        StoreCopies.copy(ORIGINAL, folder);
    }

    private static void make() throws Exception {
        if (Files.exists(ORIGINAL)) {
            try (var files = Files.walk(ORIGINAL)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
        Files.createDirectories(ORIGINAL);
        var equipment = new Equipment(
                EnrolledStore::recognition,
                () -> place(ORIGINAL).openWithKeyFile(),
                _ -> new FakeSession(),
                _ -> SyntheticClip.of(Script.enrolment(OWNER, 1)),
                List::of,
                rulebook(ORIGINAL));
        try (var service = SemblanceService.alone(equipment)) {
            var answer = service.ask(new Request.Enroll(USER, FACE, CameraChoice.DEFAULT, false), _ -> {});
            assertInstanceOf(Answer.Enrolled.class, answer, answer.toString());
        }
    }

    static Recognition recognition() throws ModelException {
        return Recognition.open(Path.of("models"), new Inference(Inference.Choice.CPU));
    }

    static StorePlace place(Path folder) {
        return StorePlace.in(folder.resolve("data"), folder.resolve("config"));
    }

    /// The second key of login passwords: `credentials/keyring-key`, if it is there.
    static KeyProvider passwordKey(Path folder) {
        var credentials = folder.resolve("credentials").toString();
        return KeyCredential.ofKeyring(Map.of("CREDENTIALS_DIRECTORY", credentials));
    }

    static void makePasswordKey(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("credentials"));
        var key = new byte[StoreKey.BYTES];
        new SecureRandom().nextBytes(key);
        Files.write(folder.resolve("credentials/keyring-key"), key);
    }

    /// Of the folder's `policy.d` and `settings.toml`.
    static Rulebook rulebook(Path folder) {
        try {
            var self = (int) Files.getAttribute(folder, "unix:uid");
            return new Rulebook(
                    new PolicyFolder(folder.resolve("policy.d"), self),
                    new SettingsFile(folder.resolve("settings.toml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SyntheticPerson person(String name) {
        try {
            return SyntheticPerson.of(name, Files.readAllBytes(Path.of("src/test/resources/people", name + ".jpg")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
