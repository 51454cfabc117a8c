package org.semblance.pam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.semblance.pam.PamProgram.YES;
import static org.semblance.pam.PrivateAccount.HASH;
import static org.semblance.pam.PrivateAccount.PASSWORD;
import static org.semblance.pam.PrivateAccount.shadow;
import static org.semblance.pam.ScriptedPeer.answer;
import static org.semblance.pam.ScriptedPeer.failed;
import static org.semblance.pam.ScriptedPeer.text;
import static org.semblance.pam.ScriptedPeer.verified;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the module, under the sanitizers, makes of a password from the service.
class KeyringModuleTest {
    private static final String SERVICE = "gdm-password";
    private static final byte[] YES_TO_ANN = verified("ann", true, "");

    @TempDir
    private Path folder;

    private static byte[] password(String user, byte[] bytes) {
        return answer(
                text("Password"),
                text(user),
                ByteBuffer.allocate(4).putInt(bytes.length).array(),
                bytes);
    }

    private static byte[] password(String text) {
        return password("ann", text.getBytes(UTF_8));
    }

    /// Says yes, then this, then that it is done.
    private ScriptedPeer peer(byte[] second) throws IOException {
        var peer = new ScriptedPeer[1];
        peer[0] = new ScriptedPeer(folder.resolve("service.sock"), client -> {
            peer[0].hearQuestion(client);
            ScriptedPeer.write(client, YES_TO_ANN);
            peer[0].hearNext(client);
            ScriptedPeer.write(client, second);
            peer[0].hearNext(client);
            ScriptedPeer.write(client, answer(text("Done")));
        });
        return peer[0];
    }

    /// What the next module finds; it has to ask, and hears `typed`, where there is nothing.
    private String found(String shadow) throws Exception {
        var found = folder.resolve("found");
        var account = new PrivateAccount(folder);
        var program = account.program();
        program.write(
                SERVICE,
                program.module("timeout=2 keyring socket=" + folder.resolve("service.sock"))
                        + "auth required pam_exec.so quiet expose_authtok /usr/bin/tee " + found + "\n"
                        + program.module("password socket=" + folder.resolve("service.sock")));
        assertEquals(
                YES, PamProgram.result(account.ask(shadow, List.of(), SERVICE, "answer=typed")), "the yes stays a yes");
        return Files.readString(found).replace("\0", "");
    }

    @Test
    void thePasswordOfTheAccountIsHandedOn() throws Exception {
        try (var peer = peer(password(PASSWORD))) {
            assertEquals(PASSWORD, found(shadow(HASH)));
            peer.asked.take();
            var expected = new ByteArrayOutputStream();
            expected.writeBytes(text("ReleasePassword"));
            expected.writeBytes(text("ann"));
            assertArrayEquals(expected.toByteArray(), peer.asked.poll(60, TimeUnit.SECONDS));
            assertNull(peer.asked.poll());
        }
    }

    static Stream<String> accounts() {
        return Stream.of(shadow("$6$semblance$" + "x".repeat(86)), shadow("!" + HASH), shadow("*"), shadow(""));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void oneThatIsNotTheAccountsIsForgotten(String shadow) throws Exception {
        try (var peer = peer(password(PASSWORD))) {
            assertEquals("typed", found(shadow));
            peer.asked.take();
            peer.asked.take();
            var expected = new ByteArrayOutputStream();
            expected.writeBytes(text("ForgetPassword"));
            expected.writeBytes(text("ann"));
            expected.write(1);
            assertArrayEquals(expected.toByteArray(), peer.asked.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void withoutAnEntryInTheShadowFileNothingIsHandedOn() throws Exception {
        try (var _ = peer(password(PASSWORD))) {
            assertEquals("typed", found("root:*:19000::::::\n"));
        }
    }

    static Stream<byte[]> rubbish() {
        return Stream.of(
                failed("CANNOT_CHECK"),
                answer(text("Done")),
                YES_TO_ANN,
                password("bob", PASSWORD.getBytes(UTF_8)),
                password(""),
                password(PASSWORD + "\0"),
                password("x".repeat(501)),
                answer(text("Password"), text("ann"), new byte[] {-1, -1, -1, -1}, PASSWORD.getBytes(UTF_8)),
                answer(text("Password"), text("ann"), new byte[] {0, 0, 0, 5}, PASSWORD.getBytes(UTF_8)),
                new byte[] {1, 4, 0, 0},
                new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void whatIsNoPasswordOfThisUserIsNotHandedOn(byte[] second) throws Exception {
        try (var _ = peer(second)) {
            assertEquals("typed", found(shadow(HASH)));
        }
    }
}
