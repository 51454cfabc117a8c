package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.inference.CatalogueModel;
import org.semblance.inference.CopiedModel;
import org.semblance.ipc.Answer;

class ModelsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theShippedModelsAreListedAndSound() {
        var listed = Shell.withData(folder).run("models", "list");
        assertEquals(0, listed.exitCode());
        assertEquals(4, listed.out().lines().count());
        assertTrue(listed.out().contains("face embedding"), listed.out());
        var verified = Shell.withData(folder).run("models", "verify");
        assertEquals(0, verified.exitCode(), verified.out());
        var json = Shell.withData(folder).run("models", "list", "--json");
        assertTrue(json.out().contains("\"in_use\":true"), json.out());
    }

    @Test
    void anEmbedderWithoutACardIsAskedAboutAndNotUsedBeforeItIsCalibrated() throws Exception {
        var model = Files.copy(Path.of("models", "embedder.onnx"), folder.resolve("mine.onnx"));
        var added = Shell.withData(folder.resolve("data"))
                .atATerminal("mine\nembedding\nRGB\n")
                .run("models", "add", model.toString());
        assertEquals(0, added.exitCode(), added.err());
        var used = Shell.withData(folder.resolve("data")).run("models", "use", "mine");
        assertEquals(2, used.exitCode());
        assertTrue(used.err().contains("calibrate"), used.err());
        var removed = Shell.withData(folder.resolve("data")).run("models", "remove", "mine");
        assertEquals(0, removed.exitCode(), removed.err());
    }

    @Test
    void whatCannotBeAskedMustBeSaid() throws Exception {
        var model = Files.copy(Path.of("models", "landmarks.onnx"), folder.resolve("mine.onnx"));
        var added = Shell.withData(folder.resolve("data")).run("models", "add", model.toString(), "--id", "mine");
        assertEquals(2, added.exitCode());
        assertTrue(added.err().contains("--task"), added.err());
        assertEquals(2, Shell.withData(folder).run("models", "use", "nothing").exitCode());
    }

    @Test
    void aNetworkThatCannotRunIsNotPutToUse() throws Exception {
        var nothing = new CopiedModel(folder.resolve("nothing"), "landmarks").withoutNetwork("nothing");
        var wide = new CopiedModel(folder.resolve("wide"), "embedder")
                .as("wide", CopiedModel.number("input", "width", 96));
        var data = folder.resolve("data");
        for (var card : List.of(nothing, wide)) {
            assertEquals(
                    0,
                    Shell.withData(data).run("models", "add", card.toString()).exitCode());
        }
        for (var id : List.of("nothing", "wide")) {
            var used = Shell.withData(data).run("models", "use", id);
            assertEquals(5, used.exitCode(), used.err());
            assertTrue(used.err().contains("stays"), used.err());
        }
        var verified = Shell.withData(data).run("models", "verify");
        assertEquals(5, verified.exitCode());
        assertEquals(
                2,
                verified.out()
                        .lines()
                        .filter(line -> !line.endsWith(": whole, and as its card says"))
                        .count(),
                verified.out());
        assertEquals(
                3,
                Shell.withData(data)
                        .run("models", "list")
                        .out()
                        .lines()
                        .filter(line -> line.contains("shipped") && line.contains("yes"))
                        .count());
    }

    @Test
    void aCardForAnUnknownTaskIsNotAsItShouldBe() throws Exception {
        var data = folder.resolve("data");
        new CopiedModel(data.resolve("models"), "landmarks")
                .as("odd", json -> json.addProperty("task", "face painting"));
        var verified = Shell.withData(data).run("models", "verify");
        assertEquals(5, verified.exitCode());
        assertTrue(verified.out().contains("odd: The card of odd does not say"), verified.out());
    }

    @Test
    void whatNoCardMaySayIsRefusedBeforeOneIsWritten() throws Exception {
        var model = Files.copy(Path.of("models", "landmarks.onnx"), folder.resolve("mine.onnx"))
                .toString();
        for (var wrong : List.of("--std=0", "--std=NaN", "--mean=Infinity")) {
            var added = Shell.withData(folder.resolve("data"))
                    .run("models", "add", model, "--id=mine", "--task=LANDMARKS", "--color=RGB", wrong);
            assertEquals(2, added.exitCode(), wrong);
        }
        var evil = Shell.withData(folder.resolve("data"))
                .run("models", "add", model, "--id", "../evil", "--task", "LANDMARKS", "--color", "RGB");
        assertEquals(2, evil.exitCode());
        assertTrue(evil.err().contains("../evil is no name for a model"), evil.err());
        assertFalse(Files.exists(folder.resolve("mine.json")));
        var good = Shell.withData(folder.resolve("data"))
                .run("models", "add", model, "--id=mine", "--task=LANDMARKS", "--color=RGB");
        assertEquals(0, good.exitCode(), good.err());
    }

    @Test
    void whatIsSaidBesideACardIsNotLostSilently() throws Exception {
        var card = new CopiedModel(folder, "landmarks").as("landmarks", json -> json.addProperty("id", "carded"));
        for (var file : List.of(card, folder.resolve("landmarks.onnx"))) {
            var added = Shell.withData(folder.resolve("data"))
                    .run("models", "add", file.toString(), "--id", "mine", "--std", "1");
            assertEquals(2, added.exitCode());
            assertTrue(added.err().contains("landmarks.json is there and counts, what --id, --std says"), added.err());
        }
        var added = Shell.withData(folder.resolve("data"))
                .run("models", "add", folder.resolve("landmarks.onnx").toString());
        assertEquals(0, added.exitCode(), added.err());
        assertTrue(added.err().contains("carded"), added.err());
    }

    @Test
    void noModelIsMadeUnderANameThatNoneMayHave() {
        var card = Path.of("models", "embedder.json").toString();
        var out = folder.resolve("out");
        var bad = "--id=a b/../c";
        for (var command : List.of(
                List.of("models", "average", card, card, bad, "--out", out.toString()),
                List.of("train", "--data=faces", bad, "--out", out.toString()),
                List.of("train", "landmarks", "--data=faces", bad, "--out", out.toString()),
                List.of("train", "detector", "--data=faces", "--teacher=t.json", bad, "--out", out.toString()))) {
            var made = Shell.withData(folder).run(command.toArray(String[]::new));
            assertEquals(2, made.exitCode(), command + made.err());
            assertTrue(made.err().contains("a b/../c is no name for a model"), made.err());
        }
        assertFalse(Files.exists(out));
    }

    @Test
    void whatIsWrongWithAModelIsSaidInThePersonsLanguage() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            var gone = folder.resolve("gone.json").toString();
            var out = folder.resolve("out").toString();
            for (var command : List.of(
                    List.of("models", "average", gone, gone, "--id=mean", "--out", out),
                    List.of("models", "quantize", gone, "--images", out, "--out", out))) {
                var failed = Shell.withData(folder).run(command.toArray(String[]::new));
                assertEquals(5, failed.exitCode(), failed.err());
                assertTrue(failed.err().contains("die Modelldatei " + gone + " fehlt"), failed.err());
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whereTheNetIsDownThatIsSaidAndNothingIsKept() throws Exception {
        var known = CatalogueModel.ALL.getFirst();
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        var address = URI.create("http://127.0.0.1:" + port + "/model.onnx");
        var away = new CatalogueModel(address, known.bytes(), known.sha256(), known.card());
        var client = Shell.withData(folder).client();
        var failed =
                assertThrows(CommandFailure.class, () -> client.fetch(away)).failed();
        assertEquals(Answer.Problem.CANNOT_CHECK, failed.problem());
        assertEquals("the address " + address + " cannot be reached", failed.message());
        assertEquals("Check the network, then run the command again.", failed.remedy());
        var part = Files.write(folder.resolve("models/fetched").resolve(known.sha256() + ".part"), new byte[5]);
        var later = assertThrows(CommandFailure.class, () -> client.fetch(away)).failed();
        assertTrue(later.remedy().endsWith("What has come already is kept."), later.remedy());
        assertEquals(5, Files.size(part));
    }

    @Test
    void theCatalogueIsListedWithoutTheNet() {
        var listed = Shell.withData(folder).run("models", "fetch");
        assertEquals(0, listed.exitCode());
        assertTrue(listed.out().contains("yunet-2023mar") && listed.out().contains("sface-2021dec"), listed.out());
        assertEquals(2, Shell.withData(folder).run("models", "fetch", "nothing").exitCode());
    }
}
