package org.semblance.evaluation.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.rates.ErrorRates.Point;
import org.semblance.match.Cohort;

/// What a calibration writes into an embedder's card, and the cohort beside it.
///
/// @param data what it was measured on
record CalibratedCard(String data, List<Point> points, Cohort cohort, List<MarginTable.Row> margins) {
    private static final double DEFAULT_ALPHA = 0;

    /// Card and cohort take the place of those that are there, each whole or not at all, the cohort first: a
    /// card whose cohort does not fit is refused by its SHA-256.
    void write(Path card) throws EvaluationException {
        try {
            var json = JsonParser.parseString(Files.readString(card)).getAsJsonObject();
            var name = card.getFileName().toString().replaceFirst("\\.json$", "") + ".cohort.f16";
            var halfs = CohortMaker.halfs(cohort);
            json.add("calibration", calibration());
            json.add("cohort", cohort(name, halfs));
            replace(card.resolveSibling(name), halfs);
            var text = new GsonBuilder()
                            .setPrettyPrinting()
                            .disableHtmlEscaping()
                            .create()
                            .toJson(json) + "\n";
            replace(card, text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new EvaluationException.Unwritable(card, e);
        }
    }

    private JsonObject calibration() {
        var table = new JsonArray();
        for (var point : points) {
            var row = new JsonObject();
            row.addProperty("fmr", point.fmr());
            row.addProperty("distance", rounded(point.distance()));
            row.addProperty("fnmr", rounded(point.fnmr()));
            table.add(row);
        }
        var calibration = new JsonObject();
        calibration.addProperty("data", data);
        calibration.add("table", table);
        return calibration;
    }

    private JsonObject cohort(String name, byte[] halfs) {
        var table = new JsonArray();
        for (var margin : margins) {
            var row = new JsonObject();
            row.addProperty("alpha", margin.alpha());
            row.addProperty("fmr", margin.fmr());
            row.addProperty("fnmr", rounded(margin.fnmr()));
            row.addProperty("fmr_with_distance", margin.fmrWithDistance());
            row.addProperty("fnmr_with_distance", rounded(margin.fnmrWithDistance()));
            table.add(row);
        }
        var margin = new JsonObject();
        margin.addProperty("rule", "nearest cohort distance - nearest reference distance >= alpha");
        margin.addProperty("default_alpha", DEFAULT_ALPHA);
        margin.addProperty("measured_at", "distance threshold of FMR 1e-4");
        margin.add("table", table);
        var json = new JsonObject();
        json.addProperty("file", name);
        json.addProperty("sha256", sha256(halfs));
        json.addProperty("count", cohort.members().size());
        json.addProperty("size", cohort.members().getFirst().size());
        json.addProperty("format", "little-endian half floats, unit vectors");
        json.addProperty(
                "made", "each is the normalised sum of the embeddings of two different people: it stands for nobody");
        json.add("margin", margin);
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".calibrated", ".new");
        try {
            Files.write(draft, bytes);
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
