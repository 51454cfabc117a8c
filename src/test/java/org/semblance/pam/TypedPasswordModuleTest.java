package org.semblance.pam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.pam.PamProgram.NO;
import static org.semblance.pam.PamProgram.YES;
import static org.semblance.pam.PrivateAccount.HASH;
import static org.semblance.pam.PrivateAccount.PASSWORD;
import static org.semblance.pam.PrivateAccount.shadow;
import static org.semblance.pam.ScriptedPeer.answer;
import static org.semblance.pam.ScriptedPeer.failed;
import static org.semblance.pam.ScriptedPeer.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.ipc.AnotherUser;

/// Which passwords the module, under the sanitizers, tells the service of.
class TypedPasswordModuleTest {
    private static final String SERVICE = "sudo";
    private static final String UNIX = "auth required pam_unix.so nodelay\n";
    private static final List<String> ROOT = List.of();

    @TempDir
    private Path folder;

    private PrivateAccount account;
    private PamProgram program;

    @BeforeEach
    void open() throws IOException {
        account = new PrivateAccount(folder);
        program = account.program();
    }

    private Path socket() {
        return folder.resolve("service.sock");
    }

    private String face(String options) {
        return program.module("timeout=5 socket=" + socket() + " " + options).replace("required", "sufficient");
    }

    /// As `pam enable` writes it.
    private String behind() {
        return program.module("password socket=" + socket()).replace("required", "[default=ignore]");
    }

    private void stack(String... lines) throws IOException {
        program.write(SERVICE, String.join("", lines));
    }

    private String ask(String... typed) throws Exception {
        var answers = Stream.of(typed).map(line -> "answer=" + line).toArray(String[]::new);
        return PamProgram.result(account.ask(shadow(HASH), ROOT, SERVICE, answers));
    }

    /// At its end is the number of the process.
    private static void assertTyped(byte[] asked) {
        var expected = new ByteArrayOutputStream();
        for (var part : List.of("PasswordTyped", "ann", SERVICE, "", "")) expected.writeBytes(text(part));
        expected.writeBytes(new byte[] {0, 0});
        assertArrayEquals(expected.toByteArray(), Arrays.copyOf(asked, asked.length - 4));
    }

    @Test
    void thePasswordThatIsTypedInsteadOfEnterIsTold() throws Exception {
        stack(face("confirm=enter"), UNIX);
        try (var peer = ScriptedPeer.answering(socket(), answer(text("Done")))) {
            assertEquals(YES, ask(PASSWORD));
            assertTyped(peer.asked.remove());
            assertTrue(peer.asked.isEmpty());
        }
    }

    @Test
    void thePasswordThatTheNextModuleAskedForIsTold() throws Exception {
        stack(UNIX, behind());
        try (var peer = ScriptedPeer.answering(socket(), answer(text("Done")))) {
            assertEquals(YES, ask(PASSWORD));
            assertTyped(peer.asked.remove());
            assertTrue(peer.asked.isEmpty());
        }
    }

    @Test
    void aWrongPasswordIsNot() throws Exception {
        stack(face("confirm=enter"), UNIX, behind());
        try (var peer = ScriptedPeer.answering(socket(), answer(text("Done")))) {
            assertEquals(NO, ask("wrong horse"));
            assertTrue(peer.asked.isEmpty());
        }
    }

    /// pam_rootok, a fingerprint: they say yes, and nobody has typed the password.
    @ParameterizedTest
    @ValueSource(strings = {"auth required pam_permit.so\n", "auth required pam_rootok.so\n"})
    void theYesOfAnotherModuleIsNoPassword(String yes) throws Exception {
        stack(yes, behind());
        try (var peer = ScriptedPeer.answering(socket(), answer(text("Done")))) {
            assertEquals(YES, ask());
            stack(face("confirm=enter"), yes, behind());
            assertEquals(YES, ask("something"));
            assertTrue(peer.asked.isEmpty());
        }
    }

    static Stream<String> accounts() {
        return Stream.of(shadow("!" + HASH), shadow("*"), shadow(""), "root:" + HASH + ":19000::::::\n");
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void whatIsNotTheAccountsPasswordIsNotTold(String shadow) throws Exception {
        stack(face("confirm=enter"), "auth required pam_permit.so\n", behind());
        try (var peer = ScriptedPeer.answering(socket(), answer(text("Done")))) {
            assertEquals(YES, PamProgram.result(account.ask(shadow, ROOT, SERVICE, "answer=" + PASSWORD)));
            assertTrue(peer.asked.isEmpty());
        }
    }

    @Test
    void aProgramThatIsNotRootTellsNothing() throws Exception {
        stack(face("confirm=enter"), "auth required pam_permit.so\n", behind());
        var nobody = List.of("setpriv", "--reuid", "61234", "--regid", "61234", "--clear-groups");
        AnotherUser.letThrough(folder);
        try (var peer = ScriptedPeer.answering(socket(), answer(text("Done")))) {
            assertEquals(YES, PamProgram.result(account.ask(shadow(HASH), nobody, SERVICE, "answer=" + PASSWORD)));
            assertTrue(peer.asked.isEmpty());
        }
    }

    /// Whatever the service says to it, and whether it is there.
    static Stream<byte[]> answers() {
        return Stream.of(
                failed("CANNOT_CHECK"),
                ScriptedPeer.verified("ann", true, ""),
                ScriptedPeer.verified("ann", false, "refusal.LOCKED_OUT"),
                new byte[] {1, 4, -1, -1, -1, -1},
                new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void theAnswerOpensNothingAndClosesNothing(byte[] answer) throws Exception {
        try (var _ = ScriptedPeer.answering(socket(), answer)) {
            stack(face("confirm=enter"), UNIX, behind());
            assertEquals(YES, ask(PASSWORD));
            stack(face("confirm=enter"), "auth required pam_deny.so\n", behind());
            assertEquals(NO, ask(PASSWORD));
            stack(program.module("password socket=" + socket()).replace("required", "sufficient"), UNIX);
            assertEquals(NO, ask("wrong horse"));
        }
        stack(face("confirm=enter"), UNIX, behind());
        assertEquals(YES, ask(PASSWORD), "without a service");
    }

    @Test
    void aServiceThatHangsIsGivenUp() throws Exception {
        stack(face("confirm=enter"), UNIX, behind());
        try (var _ = new ScriptedPeer(socket(), ScriptedPeer::listenForEver)) {
            assertEquals(YES, ask(PASSWORD));
        }
    }

    @Test
    void aStackOfThatLineAloneLetsNobodyIn() throws Exception {
        stack(program.module("password socket=" + socket()));
        try (var _ = ScriptedPeer.answering(socket(), ScriptedPeer.verified("ann", true, ""))) {
            assertEquals("Permission denied", ask());
        }
    }
}
