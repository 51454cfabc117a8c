package org.semblance.pam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.pam.PamProgram.CANNOT_CHECK;
import static org.semblance.pam.PamProgram.LOCKED_OUT;
import static org.semblance.pam.PamProgram.NO;
import static org.semblance.pam.PamProgram.YES;
import static org.semblance.pam.PamProgram.result;
import static org.semblance.pam.ScriptedPeer.failed;
import static org.semblance.pam.ScriptedPeer.text;
import static org.semblance.pam.ScriptedPeer.verified;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.pam.PamProgram.Kind;

/// The module against a service that says and does anything.
class PamModuleTest {
    private static final String SERVICE = "door";
    private static final byte[] YES_TO_ANN = verified("ann", true, "");

    @TempDir
    private Path folder;

    private Path socket() {
        return folder.resolve("service.sock");
    }

    private PamProgram program(Kind kind, String options) throws IOException {
        var program = new PamProgram(Files.createDirectories(folder.resolve("pam.d")), kind);
        program.write(SERVICE, program.module("socket=" + socket() + " " + options));
        return program;
    }

    private PamProgram sanitized(String options) throws IOException {
        return program(Kind.SANITIZED, options);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(YES_TO_ANN, YES),
                Arguments.of(verified("ann", false, "refusal.NOT_THIS_PERSON"), NO),
                Arguments.of(verified("ann", false, "refusal.NOT_ALIVE"), NO),
                Arguments.of(verified("ann", false, "refusal.LOCKED_OUT"), LOCKED_OUT),
                Arguments.of(verified("ann", false, "refusal.NO_FACE"), CANNOT_CHECK),
                Arguments.of(verified("ann", false, "refusal.OF_A_LATER_VERSION"), CANNOT_CHECK),
                Arguments.of(failed("CANNOT_CHECK"), CANNOT_CHECK),
                Arguments.of(failed("LOCKED_OUT"), LOCKED_OUT),
                Arguments.of(failed("INTERNAL"), CANNOT_CHECK),
                Arguments.of(verified("bob", true, ""), CANNOT_CHECK),
                Arguments.of(verified("ann", true, "refusal.NOT_THIS_PERSON"), CANNOT_CHECK),
                Arguments.of(ScriptedPeer.answer(text("Done")), CANNOT_CHECK),
                Arguments.of(new byte[0], CANNOT_CHECK));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerOfTheServiceIsOneOfPam(byte[] answer, String result) throws Exception {
        try (var _ = ScriptedPeer.answering(socket(), answer)) {
            for (var kind : Kind.values()) {
                assertEquals(result, result(program(kind, "").run(SERVICE, "ann")), kind.toString());
            }
        }
    }

    @Test
    void aYesThatIsCutOffAnywhereIsNone() throws Exception {
        var program = sanitized("");
        for (var length = 0; length < YES_TO_ANN.length; length++) {
            Files.deleteIfExists(socket());
            try (var _ = ScriptedPeer.answering(socket(), Arrays.copyOf(YES_TO_ANN, length))) {
                assertEquals(CANNOT_CHECK, result(program.run(SERVICE, "ann")));
            }
        }
    }

    @Test
    void rubbishIsNoYes() throws Exception {
        var random = new Random(6);
        var program = sanitized("timeout=1");
        for (var round = 0; round < 40; round++) {
            var bytes = new byte[1 + random.nextInt(5000)];
            random.nextBytes(bytes);
            if (round % 2 == 0) System.arraycopy(new byte[] {1, 4, 0, 0}, 0, bytes, 0, Math.min(4, bytes.length));
            Files.deleteIfExists(socket());
            try (var _ = ScriptedPeer.answering(socket(), bytes)) {
                assertEquals(CANNOT_CHECK, result(program.run(SERVICE, "ann")), "round " + round);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffff", "7fffffff", "80000000", "00001001"})
    void aLengthThatIsTooLargeIsNotWaitedFor(String length) throws Exception {
        var header = ByteBuffer.allocate(6).put((byte) 1).put((byte) 4);
        header.putInt(Integer.parseUnsignedInt(length, 16));
        var peer = new ScriptedPeer[1];
        peer[0] = new ScriptedPeer(socket(), client -> {
            peer[0].hearQuestion(client);
            ScriptedPeer.write(client, header.array());
            ScriptedPeer.listenForEver(client);
        });
        try (var _ = peer[0]) {
            assertEquals(CANNOT_CHECK, result(sanitized("timeout=15").run(SERVICE, "ann")));
        }
    }

    @Test
    void aServiceThatHangsIsGivenUp() throws Exception {
        try (var _ = new ScriptedPeer(socket(), ScriptedPeer::listenForEver)) {
            for (var kind : Kind.values()) {
                assertEquals(CANNOT_CHECK, result(program(kind, "timeout=1").run(SERVICE, "ann")));
            }
        }
    }

    @Test
    void aServiceThatHangsAfterTheQuestionIsGivenUp() throws Exception {
        var peer = new ScriptedPeer[1];
        peer[0] = new ScriptedPeer(socket(), client -> {
            peer[0].hearQuestion(client);
            ScriptedPeer.listenForEver(client);
        });
        try (var _ = peer[0]) {
            var lines = sanitized("timeout=1").run(SERVICE, "ann");
            assertEquals(List.of("info Looking for your face", "result " + CANNOT_CHECK), lines);
        }
    }

    @ParameterizedTest
    @CsvSource({"quiet, door", "debug, xscreensaver"})
    void whereMessagesAreInTheWayThereAreNone(String option, String service) throws Exception {
        var program = sanitized("");
        program.write(service, program.module("timeout=1 socket=" + socket() + " " + option));
        try (var _ = new ScriptedPeer(socket(), client -> {
            ScriptedPeer.read(client, 6);
            ScriptedPeer.write(client, ScriptedPeer.HELLO);
            ScriptedPeer.listenForEver(client);
        })) {
            assertEquals(List.of("result " + CANNOT_CHECK), program.run(service, "ann"));
        }
    }

    @Test
    void aServiceThatDribblesBytesIsGivenUpAtTheSameTime() throws Exception {
        var peer = new ScriptedPeer[1];
        peer[0] = new ScriptedPeer(socket(), client -> {
            peer[0].hearQuestion(client);
            while (true) for (var part : ScriptedPeer.event()) ScriptedPeer.write(client, new byte[] {part});
        });
        try (var _ = peer[0]) {
            assertEquals(CANNOT_CHECK, result(sanitized("timeout=1").run(SERVICE, "ann")));
        }
    }

    @Test
    void eventsBeforeTheAnswerArePassedOver() throws Exception {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < 100; i++) bytes.writeBytes(ScriptedPeer.event());
        bytes.writeBytes(YES_TO_ANN);
        try (var _ = ScriptedPeer.answering(socket(), bytes.toByteArray())) {
            assertEquals(YES, result(sanitized("").run(SERVICE, "ann")));
        }
    }

    @Test
    void whatThePersonHasToDoIsSaidEvenWhereTheModuleIsQuiet() throws Exception {
        var bytes = new ByteArrayOutputStream();
        for (var key : List.of("CONFIRM", "CHALLENGE_LEFT", "CHALLENGE_BACK", "CHALLENGE_RIGHT", "\u001b[2J")) {
            bytes.writeBytes(ScriptedPeer.hint("hint." + key));
        }
        bytes.writeBytes(YES_TO_ANN);
        try (var _ = ScriptedPeer.answering(socket(), bytes.toByteArray())) {
            assertEquals(
                    List.of(
                            "info Confirm on your screen that your face may be used",
                            "info Turn your head well to the left",
                            "info Now look straight ahead again",
                            "info Turn your head well to the right",
                            "result " + YES,
                            "setcred " + YES),
                    sanitized("quiet").run(SERVICE, "ann"));
        }
    }

    @Test
    void anAnswerInsteadOfAGreetingIsNoYes() throws Exception {
        try (var _ = new ScriptedPeer(socket(), client -> ScriptedPeer.write(client, YES_TO_ANN))) {
            assertEquals(CANNOT_CHECK, result(sanitized("").run(SERVICE, "ann")));
        }
    }

    @Test
    void aServiceWhoseQueueIsFullIsGivenUp() throws Exception {
        try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket()), 1);
            var waiting = new ArrayList<SocketChannel>();
            for (var i = 0; i < 2; i++) waiting.add(SocketChannel.open(UnixDomainSocketAddress.of(socket())));
            assertEquals(CANNOT_CHECK, result(sanitized("timeout=1").run(SERVICE, "ann")));
            for (var client : waiting) client.close();
        }
    }

    @Test
    void whereNobodyListensThePasswordIsAsked() throws Exception {
        for (var kind : Kind.values())
            assertEquals(CANNOT_CHECK, result(program(kind, "").run(SERVICE, "ann")));
        Files.createFile(socket());
        assertEquals(CANNOT_CHECK, result(sanitized("").run(SERVICE, "ann")));
    }

    /// Listens as the user `nobody`, and would say yes.
    private static final String IMPOSTOR = """
        import os, pwd, socket, sys
        s = socket.socket(socket.AF_UNIX)
        s.bind(sys.argv[1])
        os.setuid(pwd.getpwnam('nobody').pw_uid)
        s.listen()
        print('listens', flush=True)
        client, _ = s.accept()
        heard = b''
        try:
            client.send(bytes.fromhex(sys.argv[2]))
            heard = client.recv(1)
        except OSError:
            pass # it hung up
        print(len(heard), flush=True)
        """;

    @Test
    void anImpostorIsToldNothing() throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ScriptedPeer.HELLO);
        bytes.writeBytes(YES_TO_ANN);
        var hex = HexFormat.of().formatHex(bytes.toByteArray());
        var impostor = new ProcessBuilder("python3", "-c", IMPOSTOR, socket().toString(), hex).start();
        try (var said = impostor.inputReader()) {
            assertEquals("listens", said.readLine(), "this test needs python3, and root to become somebody else");
            assertEquals(CANNOT_CHECK, result(sanitized("").run(SERVICE, "ann")));
            assertEquals("0", said.readLine(), "bytes it was sent");
        } finally {
            impostor.destroyForcibly();
        }
    }

    @Test
    void theQuestionIsWhatTheProgramSaidOfItself() throws Exception {
        try (var peer = ScriptedPeer.answering(socket(), YES_TO_ANN)) {
            var process = sanitized("").start(SERVICE, "ann", List.of("tty=/dev/pts/3", "rhost=localhost"));
            assertEquals(YES, result(PamProgram.end(process)));
            var expected = new ByteArrayOutputStream();
            for (var part : List.of("Authenticate", "ann", SERVICE, "/dev/pts/3", "localhost")) {
                expected.writeBytes(text(part));
            }
            expected.writeBytes(new byte[] {0, 0});
            expected.writeBytes(
                    ByteBuffer.allocate(4).putInt((int) process.pid()).array());
            assertArrayEquals(expected.toByteArray(), peer.asked.poll(60, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "XRDP_SESSION", "REMOTEHOST"})
    void theEnvironmentOfARemoteSessionIsTold(String variable) throws Exception {
        try (var peer = ScriptedPeer.answering(socket(), failed("CANNOT_CHECK"))) {
            sanitized("").run(SERVICE, "ann", "env=" + variable + "=192.0.2.7");
            var asked = peer.asked.poll(60, TimeUnit.SECONDS);
            assertEquals(1, asked[asked.length - 6]);
        }
    }

    @Test
    void controlCharactersAreNeitherSentNorShown() throws Exception {
        try (var peer = ScriptedPeer.answering(socket(), YES_TO_ANN)) {
            for (var bad : List.of("tty=\u001b[2Jpts/1", "rhost=a\nb", "tty=\u007f", "tty=" + "x".repeat(5000))) {
                assertEquals(List.of("result " + CANNOT_CHECK), sanitized("").run(SERVICE, "ann", bad));
            }
            assertEquals(List.of("result " + CANNOT_CHECK), sanitized("").run(SERVICE, "a\u0007nn"));
            assertTrue(peer.asked.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout=0",
                "timeout=-1",
                "timeout=61",
                "timeout=",
                "timeout=2s",
                "confirm=maybe",
                "socket=here",
                "service_user=",
                "sufficient",
                "confirm"
            })
    void anOptionThatNobodyUnderstandsAsksNobody(String option) throws Exception {
        try (var peer = ScriptedPeer.answering(socket(), YES_TO_ANN)) {
            assertEquals(CANNOT_CHECK, result(sanitized(option).run(SERVICE, "ann")));
            assertTrue(peer.asked.isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"confirm=yes, yes, echo Type yes to use your face", "confirm=enter, '', hidden Password"})
    void whoAgreesIsLookedAt(String option, String answer, String prompt) throws Exception {
        try (var peer = ScriptedPeer.answering(socket(), YES_TO_ANN)) {
            var lines = sanitized(option).run(SERVICE, "ann", "answer=" + answer);
            assertTrue(lines.getFirst().startsWith(prompt), lines.toString());
            assertEquals(YES, result(lines));
            var asked = peer.asked.poll(60, TimeUnit.SECONDS);
            assertEquals(1, asked[asked.length - 5]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "de_DE.UTF-8, 'Für das Gesicht yes eingeben: '",
        "de_AT.utf8, 'Für das Gesicht yes eingeben: '",
        "de_DE@euro, 'Type yes to use your face: '",
        "de, 'Type yes to use your face: '",
        "'', 'Type yes to use your face: '",
        "en_US.UTF-8, 'Type yes to use your face: '"
    })
    void whoSpeaksGermanIsAskedInGerman(String locale, String prompt) throws Exception {
        try (var _ = ScriptedPeer.answering(socket(), YES_TO_ANN)) {
            var lines = sanitized("confirm=yes").run(SERVICE, "ann", "locale=" + locale, "answer=yes");
            assertEquals("echo " + prompt, lines.getFirst());
            assertEquals(YES, result(lines));
        }
    }

    @ParameterizedTest
    @CsvSource({"confirm=yes, no", "confirm=yes, ''", "confirm=yes, yess", "confirm=enter, no"})
    void whoDoesNotAgreeIsNotLookedAt(String option, String answer) throws Exception {
        try (var peer = ScriptedPeer.answering(socket(), YES_TO_ANN)) {
            assertEquals(CANNOT_CHECK, result(sanitized(option).run(SERVICE, "ann", "answer=" + answer)));
            assertEquals(CANNOT_CHECK, result(sanitized(option).run(SERVICE, "ann")), "nobody answers");
            assertTrue(peer.asked.isEmpty());
        }
    }

    @Test
    void aPasswordTypedInsteadOfEnterIsTheNextModules() throws Exception {
        var typed = folder.resolve("typed");
        var program = sanitized("");
        program.write(
                SERVICE,
                program.module("confirm=enter socket=" + socket()).replace("required", "sufficient")
                        + "auth required pam_exec.so quiet expose_authtok /usr/bin/tee " + typed + "\n");
        try (var peer = ScriptedPeer.answering(socket(), YES_TO_ANN)) {
            var lines = program.run(SERVICE, "ann", "answer=correct horse");
            assertEquals(
                    1, lines.stream().filter(line -> line.startsWith("hidden ")).count(), lines.toString());
            assertEquals("correct horse", new String(Files.readAllBytes(typed), UTF_8).replace("\0", ""));
            assertTrue(peer.asked.isEmpty());
        }
    }

    @Test
    void thePersonReadsThatTheyAreLookedForOnlyWhenTheyAre() throws Exception {
        var release = new CountDownLatch(1);
        var peer = new ScriptedPeer[1];
        peer[0] = new ScriptedPeer(socket(), client -> {
            peer[0].hearQuestion(client);
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ScriptedPeer.write(client, YES_TO_ANN);
        });
        try (var _ = peer[0]) {
            var process = sanitized("timeout=15").start(SERVICE, "ann", List.of());
            assertEquals(
                    "info Looking for your face", process.inputReader(UTF_8).readLine());
            release.countDown();
            assertEquals(YES, result(PamProgram.end(process)));
        }
    }

    @Test
    void thePidIsTheSameWhenTheStackRunsAgain() throws Exception {
        try (var peer = ScriptedPeer.answering(socket(), verified("ann", false, "refusal.NOT_THIS_PERSON"))) {
            var lines = sanitized("").run(SERVICE, "ann", "times=2");
            assertEquals(List.of("result " + NO, "result " + NO), lines);
            assertArrayEquals(peer.asked.poll(60, TimeUnit.SECONDS), peer.asked.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void theModuleExportsWhatPamAsksForAndNothingElse() throws Exception {
        var nm = new ProcessBuilder("nm", "-D", "--defined-only", "target/security/pam_semblance.so").start();
        var symbols = nm.inputReader()
                .lines()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
        assertEquals(List.of("pam_sm_authenticate", "pam_sm_setcred"), symbols);
    }

    @Test
    void theModuleIsHardened() throws Exception {
        var readelf = new ProcessBuilder("readelf", "-dlW", "target/security/pam_semblance.so").start();
        var text = new String(readelf.getInputStream().readAllBytes(), UTF_8);
        assertTrue(text.contains("GNU_RELRO") && text.contains("BIND_NOW"), text);
        assertTrue(text.lines().anyMatch(line -> line.contains("GNU_STACK") && line.contains("RW ")), text);
        assertFalse(text.contains("RUNPATH") || text.contains("RPATH"), text);
    }

    /// Howdy #969 took the end of any child for its own one's yes, and ended a thread in the middle of what it did.
    @Test
    void theModuleStartsNoProgramAndNoThreadAndChangesNothingOfItsHost() throws Exception {
        var nm = new ProcessBuilder("nm", "-D", "--undefined-only", "target/security/pam_semblance.so").start();
        var asked = new String(nm.getInputStream().readAllBytes(), UTF_8);
        assertTrue(asked.contains("getsockopt"), asked);
        var forbidden = Pattern.compile(
                " (v?fork|clone|wait\\w*|exec\\w*|posix_spawn\\w*|system|popen|pthread_\\w+|dlopen|signal|sigaction|alarm"
                    + "|setlocale|setenv|putenv|set\\w*[ug]id|chdir|umask|exit|abort)(@|$)",
                Pattern.MULTILINE);
        assertFalse(forbidden.matcher(asked).find(), asked);
    }

    @Test
    void theParserWithstandsMutatedAnswers() throws Exception {
        var fuzz = new ProcessBuilder("target/test-natives/wire_fuzz", "500000", "6").redirectErrorStream(true);
        fuzz.environment().remove("LD_PRELOAD");
        var process = fuzz.start();
        assertEquals(List.of("500000 rounds"), PamProgram.end(process));
        assertEquals(0, process.exitValue());
    }
}
