package org.semblance.training;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.semblance.align.AlignedFace;
import org.semblance.embed.Embedder;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.Network;
import org.semblance.inference.PictureInput;

/// Makes of an embedder one that computes in 8-bit integers. Leaves in a folder the network, a card of its own with
/// which it can be measured, and the original with a card that offers the other as a variant.
public final class Quantization {
    private static final String SUFFIX = "-int8";
    private static final int LEAST_FACES = 8;
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    /// @param card of an embedder
    /// @param models the product's, to cut faces out with
    /// @param images pictures of faces: every second one sets the scales, the others check them
    /// @param pictures how many at most
    /// @param floats convolutions that stay as they are, by the names of their weights
    public record Order(Path card, Path models, Path images, Path output, int pictures, Pattern floats) {}

    /// What came of it.
    ///
    /// @param cosine mean, of both networks' embeddings of the pictures that set no scale
    /// @param leastCosine of the worst of them
    /// @param millis a face, one thread; one in ten was quicker, so that other load hardly counts
    public record Result(
            int scaledBy,
            int checked,
            double cosine,
            double leastCosine,
            double floatMillis,
            double millis,
            long floatBytes,
            long bytes) {}

    private final Order order;
    private final ModelCard card;
    private final String name;

    private Quantization(Order order) throws ModelException {
        this.order = order;
        this.card = ModelCard.read(order.card);
        this.name = order.card.getFileName().toString().replaceFirst("\\.json$", "");
    }

    public static Result run(Order order, DoubleConsumer progress)
            throws IOException, ModelException, TrainingException, InterruptedException {
        return new Quantization(order).run(progress);
    }

    private Result run(DoubleConsumer progress)
            throws IOException, ModelException, TrainingException, InterruptedException {
        var file = card.sibling("file");
        var original = Inference.readChecked(file, card.sha256("sha256"));
        var graph = new Int8Graph(OnnxGraph.parse(file, original), order.floats.asMatchPredicate());
        try (var pictures = new AlignedPictures(order.images, order.pictures, order.models, card, progress)) {
            var scaling = every(pictures.faces(), 0);
            var checking = every(pictures.faces(), 1);
            if (checking.size() < LEAST_FACES) {
                throw new TrainingException.TooFew(
                        TrainingFlaw.FEW_FACES, order.images, pictures.faces().size(), 2 * LEAST_FACES);
            }
            var quantized = graph.quantized(scales(graph, scaling));
            var result = compare(original, quantized, scaling.size(), checking);
            write(original, quantized, result);
            return result;
        }
    }

    private static List<AlignedFace> every(List<AlignedFace> faces, int place) {
        return IntStream.range(0, faces.size())
                .filter(i -> i % 2 == place)
                .mapToObj(faces::get)
                .toList();
    }

    private Map<String, ActivationRange.Scale> scales(Int8Graph graph, List<AlignedFace> faces)
            throws IOException, ModelException {
        var ranges = new HashMap<String, ActivationRange>();
        for (var activation : graph.activations()) ranges.put(activation, new ActivationRange());
        try (var network = open(graph.telling());
                var input = new PictureInput(network)) {
            for (var pass = 0; pass < 2; pass++) {
                var isFirst = pass == 0;
                for (var face : faces) {
                    values(network, input, face).forEach((activation, values) -> {
                        var range = ranges.get(activation);
                        if (range == null) return;
                        if (isFirst) range.widen(values);
                        else range.count(values);
                    });
                }
            }
        }
        var scales = new HashMap<String, ActivationRange.Scale>();
        ranges.forEach((activation, range) -> scales.put(activation, range.scale()));
        return scales;
    }

    /// Of all activations, the picture among them.
    private Map<String, float[]> values(Network network, PictureInput input, AlignedFace face) throws ModelException {
        input.fill(face.picture());
        var picture = network.input(3, face.picture().rows(), face.picture().cols());
        var pixels = new float[picture.capacity()];
        picture.duplicate().clear().get(pixels);
        var values = new HashMap<>(network.run());
        values.put(card.text("input.name"), pixels);
        return values;
    }

    private Result compare(byte[] original, byte[] quantized, int scaledBy, List<AlignedFace> faces)
            throws IOException, ModelException {
        var millis = new double[2][faces.size()];
        var embeddings = new float[2][faces.size()][];
        var networks = List.of(original, quantized);
        for (var which = 0; which < 2; which++) {
            try (var embedder = new Embedder(open(networks.get(which)))) {
                for (var i = 0; i < faces.size(); i++) {
                    var start = System.nanoTime();
                    embeddings[which][i] = embedder.embed(faces.get(i)).values();
                    millis[which][i] = (System.nanoTime() - start) / 1e6;
                }
            }
            Arrays.sort(millis[which]);
        }
        double sum = 0, least = 1;
        for (var i = 0; i < faces.size(); i++) {
            var cosine = Validation.dot(embeddings[0][i], embeddings[1][i]);
            sum += cosine;
            least = Math.min(least, cosine);
        }
        return new Result(
                scaledBy,
                faces.size(),
                sum / faces.size(),
                least,
                millis[0][faces.size() / 10],
                millis[1][faces.size() / 10],
                original.length,
                quantized.length);
    }

    /// Opens a network that is in no folder, as the card describes the original.
    private Network open(byte[] onnx) throws IOException, ModelException {
        var folder = Files.createTempDirectory(TEMPORARY, "semblance-quantization");
        try {
            var json = json(order.card);
            json.addProperty("file", name + ".onnx");
            json.addProperty("sha256", WholeFile.sha256(onnx));
            json.remove("variants");
            Files.write(folder.resolve(name + ".onnx"), onnx);
            Files.write(folder.resolve(name + ".json"), WholeFile.text(json));
            return new Inference(Inference.Choice.CPU).open(folder, name);
        } finally {
            Files.deleteIfExists(folder.resolve(name + ".onnx"));
            Files.deleteIfExists(folder.resolve(name + ".json"));
            Files.delete(folder);
        }
    }

    /// Networks first: a card never names a file that is not there.
    private void write(byte[] original, byte[] quantized, Result result) throws IOException, ModelException {
        Files.createDirectories(order.output);
        var small = name + SUFFIX;
        WholeFile.replace(order.output.resolve(small + ".onnx"), quantized);
        WholeFile.replace(order.output.resolve(card.text("file")), original);
        if (card.has("cohort.file")) {
            var cohort = Inference.readChecked(card.sibling("cohort.file"), card.sha256("cohort.sha256"));
            WholeFile.replace(order.output.resolve(card.text("cohort.file")), cohort);
        }
        var own = json(order.card);
        own.addProperty("id", card.id() + SUFFIX);
        own.addProperty("file", small + ".onnx");
        own.addProperty("sha256", WholeFile.sha256(quantized));
        own.add("quantization", facts(result));
        for (var measured : List.of("calibration", "cohort", "measured", "variants")) own.remove(measured);
        WholeFile.replace(order.output.resolve(small + ".json"), WholeFile.text(own));
        var offering = json(order.card);
        var variant = facts(result);
        variant.addProperty("file", small + ".onnx");
        variant.addProperty("sha256", WholeFile.sha256(quantized));
        var variants = new JsonObject();
        variants.add("int8", variant);
        offering.add("variants", variants);
        WholeFile.replace(order.output.resolve(name + ".json"), WholeFile.text(offering));
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private JsonObject facts(Result result) {
        var facts = new JsonObject();
        facts.addProperty("stays_in_floats", order.floats.pattern());
        facts.addProperty("scales_from_pictures", result.scaledBy);
        facts.addProperty("checked_on_pictures", result.checked);
        facts.addProperty("cosine_to_float_mean", rounded(result.cosine));
        facts.addProperty("cosine_to_float_least", rounded(result.leastCosine));
        return facts;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }
}
