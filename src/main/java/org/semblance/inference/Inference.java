package org.semblance.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Opens models on the best execution provider that really works, after their bytes matched the card's SHA-256.
public final class Inference {
    /// Which providers may be tried.
    public enum Choice {
        /// The best that opens.
        AUTO,
        /// The processor, whatever else there is.
        CPU
    }

    private static final System.Logger LOG = System.getLogger(Inference.class.getName());
    private static final long MOST_BYTES = 1L << 30;
    private static final String INT8 = "variants.int8";

    static {
        Telemetry.forbid();
    }

    private final OrtEnvironment environment = environment();
    private final Set<ExecutionProvider> candidates;
    private final boolean multipliesBytes;

    public Inference(Choice choice) {
        this(choice, Processor.multipliesBytes());
    }

    /// @param multipliesBytes whether the processor is quicker with bytes than with floats
    Inference(Choice choice, boolean multipliesBytes) {
        this.multipliesBytes = multipliesBytes;
        this.candidates =
                choice == Choice.CPU ? EnumSet.of(ExecutionProvider.CPU) : EnumSet.allOf(ExecutionProvider.class);
    }

    /// The one of this process, which reports nothing to anybody. Nobody else may make it: whoever comes first
    /// decides.
    static OrtEnvironment environment() {
        var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            LOG.log(System.Logger.Level.DEBUG, "telemetry cannot be switched off in this build: {0}", e.getMessage());
        }
        return environment;
    }

    /// Opens `<directory>/<name>.onnx` as `<directory>/<name>.json` describes it.
    public Network open(Path directory, String name) throws ModelException {
        return open(directory.resolve(name + ".json"));
    }

    /// Opens the model that a card describes; on a processor that is quick with bytes the variant for it, where the
    /// card offers one.
    public Network open(Path file) throws ModelException {
        var card = ModelCard.read(file);
        return new Network(environment, create(card), provider(), card);
    }

    /// On the processor, with floats and, where the card offers that, with bytes: between them they open every
    /// variant
    /// of a model.
    public static List<Inference> ofEachVariant(ModelCard card) {
        var floats = new Inference(Choice.CPU, false);
        return card.has(INT8) ? List.of(floats, new Inference(Choice.CPU, true)) : List.of(floats);
    }

    /// Checks every file that a card names, whichever of them this machine would open.
    public static void checkFiles(ModelCard card) throws ModelException {
        for (var part : List.of("", INT8 + ".", "cohort.")) {
            if (card.has(part + "file")) readChecked(card.sibling(part + "file"), card.sha256(part + "sha256"));
        }
    }

    /// The best provider that opened so far; providers that failed once are not tried again.
    public ExecutionProvider provider() {
        return candidates.iterator().next();
    }

    /// The bytes of a file, checked before anything looks at them.
    ///
    /// @param sha256 as hexadecimal digits
    public static byte[] readChecked(Path file, String sha256) throws ModelException {
        byte[] bytes;
        try {
            if (Files.size(file) > MOST_BYTES) throw new ModelException.Altered(file);
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ModelException.Missing(file);
        } catch (IOException e) {
            throw new ModelException.Unusable(e, ModelFlaw.NOT_STORED, file);
        }
        var found = HexFormat.of().formatHex(sha256().digest(bytes));
        if (!found.equalsIgnoreCase(sha256)) throw new ModelException.Altered(file, sha256, found);
        return bytes;
    }

    private OrtSession create(ModelCard card) throws ModelException {
        while (true) {
            var provider = provider();
            var part = provider == ExecutionProvider.CPU && multipliesBytes && card.has(INT8) ? INT8 + "." : "";
            var bytes = readChecked(card.sibling(part + "file"), card.sha256(part + "sha256"));
            try (var options = options()) {
                provider.addTo(options);
                return environment.createSession(bytes, options);
            } catch (OrtException e) {
                if (provider == ExecutionProvider.CPU) {
                    throw new ModelException.Unusable(e, ModelFlaw.CANNOT_RUN, card.id());
                }
                LOG.log(System.Logger.Level.DEBUG, "{0} does not open here: {1}", provider.title(), e.getMessage());
                candidates.remove(provider);
            }
        }
    }

    private static SessionOptions options() throws OrtException {
        var options = new SessionOptions();
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setInterOpNumThreads(1);
        options.setIntraOpNumThreads(1);
        // a waiting thread that spins burns a core for nothing between two frames
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        // small activations near zero made one landmark network twenty times slower
        options.addConfigEntry("session.set_denormal_as_zero", "1");
        return options;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
