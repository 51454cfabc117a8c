package org.semblance.inference;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real HTTP server of this machine that breaks off, answers nonsense, or does not know ranges.
class ModelDownloadTest {
    private static final byte[] MODEL = new byte[300_000];

    static {
        new Random(1).nextBytes(MODEL);
    }

    @TempDir
    private Path folder;

    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private ServerSocket server;
    private byte[] served = MODEL;
    private int breakAfter = Integer.MAX_VALUE;
    private boolean knowsRanges = true;
    private int status = 200;

    @BeforeEach
    void serve() throws Exception {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answerAll);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void answerAll() {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                answer(client);
            } catch (IOException e) {
                continue; // the client hung up, or the test is over
            }
        }
    }

    private void answer(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        var from = 0;
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (!line.toLowerCase(Locale.ROOT).startsWith("range:")) continue;
            ranges.add(line.substring(line.indexOf('=') + 1));
            if (knowsRanges) from = Integer.parseInt(ranges.getLast().replace("-", ""));
        }
        var code = status != 200 ? status : from > 0 ? 206 : 200;
        var head = "HTTP/1.1 %d -\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(code, served.length - from);
        client.getOutputStream().write(head.getBytes(US_ASCII));
        client.getOutputStream().write(served, from, Math.min(breakAfter, served.length - from));
    }

    @Test
    void bringsTheWholeFileAndTellsHowFarItIs() throws Exception {
        var heard = new ArrayList<Double>();
        var file = new ModelDownload(model(MODEL)).fetch(folder, heard::add);
        assertArrayEquals(MODEL, Files.readAllBytes(file));
        assertEquals(1, heard.getLast());
        assertTrue(heard.size() > 2);
    }

    @Test
    void goesOnWhereItWasCutOff() throws Exception {
        breakAfter = 100_000;
        var cut = assertThrows(
                ModelException.NotFetched.class, () -> new ModelDownload(model(MODEL)).fetch(folder, _ -> {}));
        assertTrue(cut.isPartKept());
        breakAfter = Integer.MAX_VALUE;
        var file = new ModelDownload(model(MODEL)).fetch(folder, _ -> {});
        assertArrayEquals(MODEL, Files.readAllBytes(file));
        assertEquals(2, ranges.size());
        assertFalse(ranges.getLast().equals("0-"), ranges.toString());
    }

    @Test
    void startsAnewWhereTheServerKnowsNoRanges() throws Exception {
        knowsRanges = false;
        breakAfter = 100_000;
        assertThrows(ModelException.NotFetched.class, () -> new ModelDownload(model(MODEL)).fetch(folder, _ -> {}));
        breakAfter = Integer.MAX_VALUE;
        assertArrayEquals(MODEL, Files.readAllBytes(new ModelDownload(model(MODEL)).fetch(folder, _ -> {})));
    }

    @Test
    void anotherFileIsThrownAway() throws Exception {
        served = Arrays.copyOf(MODEL, MODEL.length);
        served[5]++;
        assertThrows(ModelException.Altered.class, () -> new ModelDownload(model(MODEL)).fetch(folder, _ -> {}));
        assertTrue(isEmpty());
        served = Arrays.copyOf(MODEL, MODEL.length + 1);
        var longer = assertThrows(
                ModelException.Altered.class, () -> new ModelDownload(model(MODEL)).fetch(folder, _ -> {}));
        assertEquals(ModelFlaw.LONGER, longer.flaw());
        assertTrue(isEmpty());
    }

    @Test
    void anErrorPageIsNoModel() throws Exception {
        status = 404;
        var e = assertThrows(
                ModelException.NotFetched.class, () -> new ModelDownload(model(MODEL)).fetch(folder, _ -> {}));
        assertFalse(e.isPartKept());
        assertTrue(e.getMessage().contains("404"), e.getMessage());
        assertTrue(isEmpty());
    }

    @Test
    void whereNobodyAnswersNothingHasCome() throws Exception {
        var nobody = model(MODEL);
        server.close();
        var e = assertThrows(ModelException.NotFetched.class, () -> new ModelDownload(nobody).fetch(folder, _ -> {}));
        assertEquals(ModelFlaw.NOT_REACHED, e.flaw());
        assertEquals("the address " + nobody.address() + " cannot be reached", e.getMessage());
        assertFalse(e.isPartKept());
        Files.write(folder.resolve(nobody.sha256() + ".part"), new byte[5]);
        assertTrue(assertThrows(ModelException.NotFetched.class, () -> new ModelDownload(nobody).fetch(folder, _ -> {}))
                .isPartKept());
    }

    @Test
    void aFullDiskIsNoMatterOfTheNet() throws Exception {
        var model = model(MODEL);
        var full = Files.createSymbolicLink(folder.resolve(model.sha256() + ".part"), Path.of("/dev/full"));
        var e = assertThrows(ModelException.Unusable.class, () -> new ModelDownload(model).fetch(folder, _ -> {}));
        assertEquals(ModelFlaw.NOT_STORED, e.flaw());
        Files.delete(full);
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private CatalogueModel model(byte[] content) throws Exception {
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        var address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/model.onnx");
        return new CatalogueModel(
                address, content.length, sha256, new CardDraft("m", ModelTask.LANDMARKS, "RGB", 0, 1, ""));
    }
}
