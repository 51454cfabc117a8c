package org.semblance.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.semblance.evaluation.calibration.Use;
import org.semblance.evaluation.pictures.CalibrationTrial;
import org.semblance.ipc.Words;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "calibrate",
        footer = {
            "  semblance evaluate calibrate --images strangers --embedder new/embedder.json --write",
            "  semblance evaluate calibrate --images family --for owners --images town --labels groups.tsv --for"
                    + " table,cohort"
        })
final class EvaluateCalibrateCommand implements Callable<Integer> {
    /// One population; the others of these options belong to the `--images` before them.
    private static final class Source {
        @Option(names = "--images", paramLabel = "FOLDER", required = true)
        private Path images;

        @Option(names = "--labels", paramLabel = "FILE")
        private Path labels;

        @Option(names = "--same", paramLabel = "FILE")
        private Path same;

        @Option(names = "--for", paramLabel = "USE", split = ",")
        private List<Use> uses;

        CalibrationTrial.Source source() {
            return new CalibrationTrial.Source(
                    images,
                    Optional.ofNullable(labels),
                    Optional.ofNullable(same),
                    uses == null ? EnumSet.allOf(Use.class) : EnumSet.copyOf(uses));
        }
    }

    @ArgGroup(exclusive = false, multiplicity = "1..*")
    private List<Source> sources;

    @Option(names = "--alpha", paramLabel = "X")
    private Double alpha;

    @Option(names = "--bound", paramLabel = "CARD")
    private Path bound;

    @Option(names = "--write")
    private boolean write;

    @Mixin
    private NetworkOptions options;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private final Client client;

    EvaluateCalibrateCommand(Client client) {
        this.client = client;
    }

    List<CalibrationTrial.Source> sources() {
        return sources.stream().map(Source::source).toList();
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (alpha != null && !(Math.abs(alpha) <= 1)) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.evaluate.alpha"));
        }
        var trial = new CalibrationTrial(
                sources(),
                options.models(client.wiring().shelf()),
                alpha == null ? OptionalDouble.empty() : OptionalDouble.of(alpha),
                Optional.ofNullable(bound),
                write);
        return client.evaluate(trial, options.report(), json.isJson());
    }
}
