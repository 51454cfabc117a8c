package org.semblance.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShelfTest {
    private static final Path SHIPPED = Path.of("models");

    @TempDir
    private Path folder;

    private ModelShelf shelf;

    @BeforeEach
    void anEmptyShelf() {
        shelf = new ModelShelf(SHIPPED, folder.resolve("own"));
    }

    @Test
    void theShippedModelsAreInUseUntilAnotherIsChosen() throws Exception {
        for (var task : ModelTask.values()) {
            assertEquals(SHIPPED, shelf.inUse(task).getParent());
        }
        var added = shelf.add(landmarks("another"));
        assertEquals(ModelTask.LANDMARKS, added.task().orElseThrow());
        assertFalse(added.inUse());
        shelf.use(added);
        assertEquals(folder.resolve("own").resolve("another.json"), shelf.inUse(ModelTask.LANDMARKS));
        try (var network = new Inference(Inference.Choice.CPU).open(shelf.inUse(ModelTask.LANDMARKS))) {
            assertEquals("another", network.card().id());
        }
        shelf.use(shelf.find(id("landmarks")).orElseThrow());
        assertEquals(SHIPPED, shelf.inUse(ModelTask.LANDMARKS).getParent());
    }

    @Test
    void anEmbedderComesWithItsCohort() throws Exception {
        var card = Files.copy(SHIPPED.resolve("embedder.json"), folder.resolve("e.json"));
        Files.writeString(card, Files.readString(card).replace(id("embedder"), "twin"));
        for (var name : List.of("embedder.onnx", "embedder-int8.onnx", "embedder.cohort.f16")) {
            Files.copy(SHIPPED.resolve(name), folder.resolve(name));
        }
        var added = ModelCard.read(shelf.add(card).card());
        assertEquals(-1, Files.mismatch(added.sibling("cohort.file"), SHIPPED.resolve("embedder.cohort.f16")));
        assertEquals("twin.cohort.f16", added.text("cohort.file"));
    }

    @Test
    void onlyWhatNobodyUsesCanBeRemoved() throws Exception {
        var shipped = shelf.find(id("detector")).orElseThrow();
        assertThrows(ModelException.BadCard.class, () -> shelf.remove(shipped));
        shelf.use(shelf.add(landmarks("another")));
        var used = shelf.find("another").orElseThrow();
        assertThrows(ModelException.BadCard.class, () -> shelf.remove(used));
        shelf.use(shelf.find(id("landmarks")).orElseThrow());
        shelf.remove(shelf.find("another").orElseThrow());
        assertTrue(shelf.find("another").isEmpty());
        try (var files = Files.list(folder.resolve("own"))) {
            assertEquals(1, files.count(), "only the choice is left");
        }
    }

    @Test
    void aModelTakesItsCohortAlongAndNobodyElses() throws Exception {
        var embedder = new CopiedModel(folder, "embedder");
        var mine = shelf.add(embedder.as("mine", _ -> {}));
        var second = ModelCard.read(shelf.add(embedder.as("mine-2", _ -> {})).card());
        var standIn = Files.writeString(folder.resolve("own").resolve("mine.cohort-2.f16"), "cut off");
        shelf.remove(mine);
        assertFalse(Files.exists(standIn));
        Inference.checkFiles(second);
    }

    @Test
    void whatIsNotAsItsCardSaysIsNotAdded() throws Exception {
        var card = landmarks("another");
        Files.write(folder.resolve("landmarks.onnx"), new byte[] {1, 2, 3});
        assertThrows(ModelException.Altered.class, () -> shelf.add(card));
        var named = landmarks(id("landmarks"));
        assertThrows(ModelException.BadCard.class, () -> shelf.add(named));
        var escaping = landmarks("../../evil");
        assertThrows(ModelException.BadCard.class, () -> shelf.add(escaping));
        assertFalse(Files.exists(folder.resolve("own")));
    }

    @Test
    void aChosenModelThatIsGoneIsNotReplacedSilently() throws Exception {
        var added = shelf.add(landmarks("another"));
        shelf.use(added);
        Files.delete(added.card());
        assertThrows(ModelException.Missing.class, () -> shelf.inUse(ModelTask.LANDMARKS));
        var back = shelf.find(id("landmarks")).orElseThrow();
        assertTrue(back.problem().isPresent());
        shelf.use(back);
        assertEquals(SHIPPED, shelf.inUse(ModelTask.LANDMARKS).getParent());
        Files.writeString(folder.resolve("own").resolve("in-use.choice"), "{\"LANDMARKS\":\"../x.json\"}");
        assertThrows(ModelException.BadCard.class, () -> shelf.inUse(ModelTask.LANDMARKS));
    }

    @Test
    void aBrokenCardHidesNoOther() throws Exception {
        shelf.add(landmarks("another"));
        Files.writeString(folder.resolve("own").resolve("broken.json"), "{");
        var broken = shelf.find("broken.json").orElseThrow();
        assertFalse(broken.problem().isEmpty());
        assertEquals(5, shelf.list().size());
    }

    @Test
    void nobodyElseCanPutModelsThere() throws Exception {
        shelf.add(landmarks("another"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("own"))));
    }

    @Test
    void aDraftedCardOpens() throws Exception {
        var model = Files.copy(SHIPPED.resolve("embedder.onnx"), folder.resolve("drafted.onnx"));
        var card = new CardDraft("drafted", ModelTask.EMBEDDING, "RGB", 127.5, 127.5, "unknown").write(model);
        try (var network = new Inference(Inference.Choice.CPU).open(card)) {
            assertEquals(256, network.card().integer("output.size"));
            assertEquals(112, network.fixedWidth());
        }
        var noModel = Files.writeString(folder.resolve("text.onnx"), "no network");
        assertThrows(
                ModelException.Unusable.class,
                () -> new CardDraft("text", ModelTask.EMBEDDING, "RGB", 0, 1, "").write(noModel));
        assertFalse(Files.exists(folder.resolve("text.json")));
    }

    @Test
    void aDraftGoesAgainWhereTheModelIsRefused() throws Exception {
        var model = Files.copy(SHIPPED.resolve("landmarks.onnx"), folder.resolve("mine.onnx"));
        var taken = new CardDraft(id("landmarks"), ModelTask.LANDMARKS, "RGB", 127.5, 127.5, "unknown");
        assertThrows(ModelException.BadCard.class, () -> shelf.add(taken, model));
        assertEquals(List.of("mine.onnx"), names());
    }

    @Test
    void aFullDiskLeavesNoDraft() throws Exception {
        var model = Files.copy(SHIPPED.resolve("landmarks.onnx"), folder.resolve("mine.onnx"));
        Files.createSymbolicLink(folder.resolve("mine.json.unfinished"), Path.of("/dev/full"));
        var draft = new CardDraft("mine", ModelTask.LANDMARKS, "RGB", 127.5, 127.5, "unknown");
        assertThrows(ModelException.Unusable.class, () -> shelf.add(draft, model));
        assertEquals(List.of("mine.onnx"), names());
    }

    @Test
    void aDraftTakesNoCardsPlace() throws Exception {
        var model = Files.copy(SHIPPED.resolve("landmarks.onnx"), folder.resolve("mine.onnx"));
        var card = Files.writeString(folder.resolve("mine.json"), "{}");
        var draft = new CardDraft("mine", ModelTask.LANDMARKS, "RGB", 127.5, 127.5, "unknown");
        assertThrows(ModelException.Unusable.class, () -> shelf.add(draft, model));
        assertEquals("{}", Files.readString(card));
        assertEquals(List.of("mine.json", "mine.onnx"), names());
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String id(String name) throws Exception {
        return ModelCard.read(SHIPPED.resolve(name + ".json")).id();
    }

    /// The shipped landmark network under another id.
    private Path landmarks(String id) throws Exception {
        var text = Files.readString(SHIPPED.resolve("landmarks.json")).replace(id("landmarks"), id);
        if (!Files.exists(folder.resolve("landmarks.onnx"))) {
            Files.copy(SHIPPED.resolve("landmarks.onnx"), folder.resolve("landmarks.onnx"));
        }
        return Files.writeString(folder.resolve("card.json"), text);
    }
}
