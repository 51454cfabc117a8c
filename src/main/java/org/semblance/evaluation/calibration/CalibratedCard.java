package org.semblance.evaluation.calibration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.semblance.evaluation.EvaluationException;
import org.semblance.match.Cohort;

/// What a calibration writes into an embedder's card, and the cohort beside it.
///
/// @param data what it was measured on
/// @param alpha the least margin
/// @param measuredAt what the margins were measured at
public record CalibratedCard(
        String data,
        double alpha,
        List<CardTables.Row> rows,
        CohortMaker.Made made,
        String measuredAt,
        List<MarginTable.Row> margins) {

    /// Cohort and card take the place of those that are there. Where the present card uses the cohort's file,
    /// another name stands in for it: no file changes that a card names, and the card changes at once. So
    /// whenever this is cut off, the card that is there has the cohort that it names. No other model's file can
    /// have the stand-in's name.
    public void write(Path card) throws EvaluationException {
        var stem = card.getFileName().toString().replaceFirst("\\.json$", "");
        var file = stem + ".cohort.f16";
        var standIn = stem + ".cohort-2.f16";
        try {
            if (cohortFile(read(card)).equals(file)) put(card, standIn);
            put(card, file);
            Files.deleteIfExists(card.resolveSibling(standIn));
        } catch (IOException e) {
            throw new EvaluationException.Unwritable(card, e);
        }
    }

    private static JsonObject read(Path card) throws IOException {
        return JsonParser.parseString(Files.readString(card)).getAsJsonObject();
    }

    private static String cohortFile(JsonObject card) {
        return card.get("cohort") instanceof JsonObject cohort && cohort.get("file") instanceof JsonPrimitive file
                ? file.getAsString()
                : "";
    }

    /// @param cohortFile that the present card does not name
    private void put(Path card, String cohortFile) throws IOException {
        var json = read(card);
        addTo(json, cohortFile);
        var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        replace(card.resolveSibling(cohortFile), halfs());
        try {
            replace(card, (gson.toJson(json) + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            Files.deleteIfExists(card.resolveSibling(cohortFile));
            throw e;
        }
    }

    /// @param cohortFile beside the card, with [#halfs]
    public void addTo(JsonObject card, String cohortFile) {
        card.add("calibration", calibration());
        card.add("cohort", cohort(cohortFile));
    }

    public int members() {
        return made.cohort().members().size();
    }

    /// The cohort as little-endian half floats, as [Cohort#parse] reads them.
    public byte[] halfs() {
        var members = made.cohort().members();
        var size = members.getFirst().size();
        var bytes = ByteBuffer.allocate(members.size() * size * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var member : members) {
            for (var value : member.values()) bytes.putShort(Float.floatToFloat16(value));
        }
        return bytes.array();
    }

    private JsonObject calibration() {
        var table = new JsonArray();
        for (var each : rows) {
            var row = new JsonObject();
            row.addProperty("fmr", each.fmr());
            row.addProperty("distance", rounded(each.distance()));
            row.addProperty("fnmr", rounded(each.fnmr()));
            table.add(row);
        }
        var calibration = new JsonObject();
        calibration.addProperty("data", data);
        calibration.add("table", table);
        return calibration;
    }

    private JsonObject cohort(String name) {
        var json = new JsonObject();
        json.addProperty("file", name);
        json.addProperty("sha256", sha256(halfs()));
        json.addProperty("count", members());
        json.addProperty("size", made.cohort().members().getFirst().size());
        json.addProperty("format", "little-endian half floats, unit vectors");
        var groups = made.members().entrySet().stream()
                .map(group -> group.getValue() + " of " + group.getKey())
                .collect(Collectors.joining(", "));
        json.addProperty(
                "made",
                "each is the normalised sum of the embeddings of two different people of one group: it stands for"
                        + " nobody. "
                        + groups);
        json.add("margin", margin());
        return json;
    }

    private JsonObject margin() {
        var table = new JsonArray();
        for (var each : margins) {
            var row = new JsonObject();
            row.addProperty("alpha", each.alpha());
            row.addProperty("fmr", brief(each.fmr()));
            row.addProperty("fnmr", rounded(each.fnmr()));
            row.addProperty("fmr_with_distance", brief(each.fmrWithDistance()));
            row.addProperty("fnmr_with_distance", rounded(each.fnmrWithDistance()));
            table.add(row);
        }
        var margin = new JsonObject();
        margin.addProperty("rule", "nearest cohort distance - nearest reference distance >= alpha");
        margin.addProperty("default_alpha", alpha);
        margin.addProperty("measured_at", measuredAt);
        margin.add("table", table);
        return margin;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    /// Three digits, however small.
    private static double brief(double value) {
        return new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        var draft = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            Files.write(
                    draft,
                    bytes,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.SYNC);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
