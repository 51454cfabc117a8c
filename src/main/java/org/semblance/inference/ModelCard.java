package org.semblance.inference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What is known of a model: the JSON file beside it. Values are read by path, `"output.size"`; a missing or
/// mistyped value is a [ModelException.BadCard] that names the path.
public final class ModelCard {
    private static final long MOST_BYTES = 4 << 20;

    private final Path file;
    private final JsonObject json;

    private ModelCard(Path file, JsonObject json) {
        this.file = file;
        this.json = json;
    }

    public static ModelCard read(Path file) throws ModelException {
        if (!Files.isRegularFile(file)) throw new ModelException.Missing(file);
        try {
            if (Files.size(file) > MOST_BYTES) throw new ModelException.BadCard(ModelFlaw.LARGE, file);
            if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject json) {
                return new ModelCard(file, json);
            }
            throw new ModelException.BadCard(ModelFlaw.NO_JSON, file);
        } catch (IOException | JsonSyntaxException e) {
            throw new ModelException.BadCard(ModelFlaw.UNREADABLE, file, e.getMessage());
        }
    }

    /// Whether a model may have that id: a plain name, of which file names are made.
    public static boolean isId(String id) {
        return id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    public String id() throws ModelException {
        return text("id");
    }

    /// A file that the card names, beside the card; never anywhere else.
    public Path sibling(String path) throws ModelException {
        var name = text(path);
        if (!name.matches("[A-Za-z0-9._-]+") || name.startsWith(".")) {
            throw new ModelException.BadCard(ModelFlaw.NO_FILE_NAME, file, path);
        }
        return file.resolveSibling(name);
    }

    public boolean has(String path) {
        return find(path) != null;
    }

    public String text(String path) throws ModelException {
        if (find(path) instanceof JsonElement value
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString()) {
            return value.getAsString();
        }
        throw new ModelException.BadCard(ModelFlaw.NO_TEXT, file, path);
    }

    public boolean isTrue(String path) throws ModelException {
        if (find(path) instanceof JsonElement value
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isBoolean()) {
            return value.getAsBoolean();
        }
        throw new ModelException.BadCard(ModelFlaw.NO_SWITCH, file, path);
    }

    /// A SHA-256 in hexadecimal digits.
    public String sha256(String path) throws ModelException {
        var text = text(path);
        if (!text.matches("[0-9a-fA-F]{64}")) throw new ModelException.BadCard(ModelFlaw.NO_SHA256, file, path);
        return text;
    }

    public double number(String path) throws ModelException {
        return number(find(path), path);
    }

    public OptionalDouble optionalNumber(String path) throws ModelException {
        return has(path) ? OptionalDouble.of(number(path)) : OptionalDouble.empty();
    }

    public int integer(String path) throws ModelException {
        var value = number(path);
        if (value != Math.rint(value) || Math.abs(value) > 1e6) {
            throw new ModelException.BadCard(ModelFlaw.NO_WHOLE_NUMBER, file, path);
        }
        return (int) value;
    }

    /// The largest of a list of whole numbers.
    public int largest(String path) throws ModelException {
        if (!(find(path) instanceof JsonElement list)
                || !list.isJsonArray()
                || list.getAsJsonArray().isEmpty()) {
            throw new ModelException.BadCard(ModelFlaw.NO_LIST, file, path);
        }
        var most = 0.0;
        for (var element : list.getAsJsonArray()) most = Math.max(most, number(element, path));
        if (most < 32 || most > 4096) throw new ModelException.BadCard(ModelFlaw.NO_PICTURE_SIZE, file, path);
        return (int) most;
    }

    /// Rows of numbers: an array of arrays of `columns.length` numbers, or of objects with those members.
    public List<double[]> rows(String path, String... columns) throws ModelException {
        if (!(find(path) instanceof JsonElement array) || !array.isJsonArray()) {
            throw new ModelException.BadCard(ModelFlaw.NO_LIST, file, path);
        }
        var rows = new ArrayList<double[]>();
        for (var element : array.getAsJsonArray()) {
            var row = new double[columns.length];
            for (var i = 0; i < columns.length; i++)
                row[i] = number(cell(element, i, columns), path + "." + columns[i]);
            rows.add(row);
        }
        return rows;
    }

    private static JsonElement cell(JsonElement row, int column, String... columns) {
        if (row.isJsonObject()) return row.getAsJsonObject().get(columns[column]);
        if (row.isJsonArray() && row.getAsJsonArray().size() == columns.length) {
            return row.getAsJsonArray().get(column);
        }
        return null;
    }

    private double number(JsonElement value, String path) throws ModelException {
        if (value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isNumber()) {
            var number = value.getAsDouble();
            if (Double.isFinite(number)) return number;
        }
        throw new ModelException.BadCard(ModelFlaw.NO_NUMBER, file, path);
    }

    private JsonElement find(String path) {
        JsonElement at = json;
        for (var name : path.split("\\.")) {
            if (at == null || !at.isJsonObject()) return null;
            at = at.getAsJsonObject().get(name);
        }
        return at;
    }
}
