package org.semblance.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models at hand: those that come with the product, and those that the user added. Of each task one is in
/// use, the shipped one unless the user chose another.
public final class ModelShelf {
    /// A model, or a card that cannot be understood.
    ///
    /// @param id the card's file name where there is no id
    /// @param own added by the user
    /// @param problem with the card
    public record Entry(
            String id,
            Optional<ModelTask> task,
            Path card,
            boolean own,
            boolean inUse,
            Optional<ModelException> problem) {}

    /// What is made of a card.
    @FunctionalInterface
    public interface Work<T> {
        T on(Path card) throws ModelException;
    }

    private static final String CHOSEN = "in-use.choice";
    private static final int MOST_BYTES = 4096;

    private final Path shipped;
    private final Path own;

    /// @param own folder of what the user added; need not exist
    public ModelShelf(Path shipped, Path own) {
        this.shipped = shipped;
        this.own = own;
    }

    /// Cards of both folders, by name.
    public List<Entry> list() throws ModelException {
        var entries = new ArrayList<Entry>();
        for (var card : cards(shipped)) entries.add(entry(card, false));
        for (var card : cards(own)) entries.add(entry(card, true));
        return entries;
    }

    private Entry entry(Path file, boolean isOwn) {
        try {
            var card = ModelCard.read(file);
            return entry(file, card.id(), ModelTask.of(card.text("task")), isOwn);
        } catch (ModelException e) {
            var name = file.getFileName().toString();
            return new Entry(name, Optional.empty(), file, isOwn, false, Optional.of(e));
        }
    }

    /// Where the chosen model is gone, the others can still be found and chosen.
    private Entry entry(Path file, String id, Optional<ModelTask> task, boolean isOwn) {
        try {
            var inUse = task.isPresent() && inUse(task.get()).equals(file);
            return new Entry(id, task, file, isOwn, inUse, Optional.empty());
        } catch (ModelException e) {
            return new Entry(id, task, file, isOwn, false, Optional.of(e));
        }
    }

    /// The card of the model that does a task.
    ///
    /// @throws ModelException.Missing when the chosen one is no longer there: another one is never taken silently
    public Path inUse(ModelTask task) throws ModelException {
        var chosen = choices().get(task.name());
        if (chosen == null) return shipped.resolve(task.shipped() + ".json");
        var card = own.resolve(chosen.getAsString());
        if (!Files.isRegularFile(card)) throw new ModelException.Missing(card);
        return card;
    }

    /// Works on the card in use. When that is an added model's and the work fails, the exception names the shipped
    /// model that would do.
    public <T> T with(ModelTask task, Work<T> work) throws ModelException {
        try {
            return work.on(inUse(task));
        } catch (ModelException e) {
            shippedInstead(task).ifPresent(e::nameInstead);
            throw e;
        }
    }

    private Optional<String> shippedInstead(ModelTask task) {
        try {
            if (!choices().has(task.name())) return Optional.empty();
            return Optional.of(
                    ModelCard.read(shipped.resolve(task.shipped() + ".json")).id());
        } catch (ModelException _) {
            return Optional.empty();
        }
    }

    /// Finds a model by its id.
    public Optional<Entry> find(String id) throws ModelException {
        return list().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /// Puts a model to use for its task.
    ///
    /// @param entry with a task
    public void use(Entry entry) throws ModelException {
        var choices = choices();
        var task = entry.task().orElseThrow();
        if (entry.own())
            choices.addProperty(task.name(), entry.card().getFileName().toString());
        else choices.remove(task.name());
        write(own.resolve(CHOSEN), choices.toString().getBytes(UTF_8));
    }

    /// Copies a model and what its card names onto the shelf, under its id.
    ///
    /// @throws ModelException.BadCard for an id that is there already, or is no plain name
    public Entry add(Path card) throws ModelException {
        var read = ModelCard.read(card);
        var id = read.id();
        if (!ModelCard.isId(id)) throw new ModelException.BadCard(ModelFlaw.NO_NAME, card);
        if (find(id).isPresent()) throw new ModelException.BadCard(ModelFlaw.THERE_ALREADY, card, id);
        var weights = Inference.readChecked(read.sibling("file"), read.sha256("sha256"));
        try {
            var json = JsonParser.parseString(Files.readString(card)).getAsJsonObject();
            json.addProperty("file", id + ".onnx");
            if (read.has("cohort.file")) {
                var cohort = Inference.readChecked(read.sibling("cohort.file"), read.sha256("cohort.sha256"));
                json.getAsJsonObject("cohort").addProperty("file", id + ".cohort.f16");
                write(own.resolve(id + ".cohort.f16"), cohort);
            }
            if (read.has("variants.int8.file")) {
                var bytes =
                        Inference.readChecked(read.sibling("variants.int8.file"), read.sha256("variants.int8.sha256"));
                json.getAsJsonObject("variants").getAsJsonObject("int8").addProperty("file", id + ".onnx.int8");
                write(own.resolve(id + ".onnx.int8"), bytes);
            }
            write(own.resolve(id + ".onnx"), weights);
            var text = new GsonBuilder().setPrettyPrinting().create().toJson(json);
            write(own.resolve(id + ".json"), text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new ModelException.Unusable(e, ModelFlaw.NOT_STORED, card);
        }
        return find(id).orElseThrow();
    }

    /// Writes a card beside a model that has none, and adds both. Where the model is refused the card goes again:
    /// it
    /// would stand for the model from then on.
    public Entry add(CardDraft draft, Path model) throws ModelException {
        var card = draft.write(model);
        try {
            return add(card);
        } catch (ModelException e) {
            delete(card);
            throw e;
        }
    }

    /// Takes a model that the user added off the shelf.
    ///
    /// @throws ModelException.BadCard while it is in use, or when it came with the product
    public void remove(Entry entry) throws ModelException {
        if (!entry.own()) throw new ModelException.BadCard(ModelFlaw.SHIPPED, entry.card());
        if (entry.inUse()) throw new ModelException.BadCard(ModelFlaw.IN_USE, entry.card());
        var name = entry.card().getFileName().toString();
        var stem = name.substring(0, name.length() - ".json".length());
        try {
            Files.deleteIfExists(entry.card());
            Files.deleteIfExists(own.resolve(stem + ".onnx"));
            Files.deleteIfExists(own.resolve(stem + ".onnx.int8"));
            Files.deleteIfExists(own.resolve(stem + ".cohort.f16"));
            Files.deleteIfExists(own.resolve(stem + ".cohort-2.f16"));
        } catch (IOException e) {
            throw new ModelException.Unusable(e, ModelFlaw.NOT_STORED, entry.card());
        }
    }

    private JsonObject choices() throws ModelException {
        var file = own.resolve(CHOSEN);
        if (!Files.exists(file)) return new JsonObject();
        try {
            if (Files.size(file) > MOST_BYTES) throw new ModelException.BadCard(ModelFlaw.LARGE, file);
            if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject json
                    && json.entrySet().stream()
                            .allMatch(choice -> isName(choice.getValue().toString()))) return json;
            throw new ModelException.BadCard(ModelFlaw.NO_CHOICES, file);
        } catch (IOException | JsonParseException e) {
            throw new ModelException.BadCard(ModelFlaw.UNREADABLE, file, e.getMessage());
        }
    }

    /// With its quotation marks; never a path.
    private static boolean isName(String json) {
        return json.matches("\"[A-Za-z0-9][A-Za-z0-9._-]*\\.json\"");
    }

    private static List<Path> cards(Path folder) throws ModelException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ModelException.Unusable(e, ModelFlaw.NOT_STORED, folder);
        }
    }

    private void write(Path file, byte[] bytes) throws ModelException {
        Path draft = null;
        try {
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(own, mode);
            draft = Files.createTempFile(own, ".model", ".new");
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IllegalStateException("one folder, one file system", e);
        } catch (IOException e) {
            throw new ModelException.Unusable(e, ModelFlaw.NOT_STORED, file);
        } finally {
            delete(draft);
        }
    }

    private static void delete(Path draft) {
        try {
            if (draft != null) Files.deleteIfExists(draft);
        } catch (IOException e) {
            System.getLogger(ModelShelf.class.getName()).log(System.Logger.Level.DEBUG, "{0} stays", draft);
        }
    }
}
