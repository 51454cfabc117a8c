package org.semblance.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import org.semblance.camera.CameraException;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;
import org.semblance.recognition.Recognition;

/// How fast the product's own classes are on this machine, on the processor, with one inference thread.
///
/// @param models folder of the models
/// @param frames how many are timed
/// @param warmUp how many go before them untimed
/// @param trials how many unlocks are timed
public record Benchmark(Path models, int frames, int warmUp, int trials) {
    private static final SyntheticPerson OWNER = SyntheticPerson.bundled("person-01");

    public Benchmark {
        if (frames < 1 || warmUp < 0 || trials < 1) throw new IllegalArgumentException("nothing to measure");
    }

    /// @param progress hears how far it is, 0 to 1
    public List<Figure> run(DoubleConsumer progress) throws ModelException, CameraException, InterruptedException {
        var inference = new Inference(Inference.Choice.CPU);
        var figures = new ArrayList<Figure>();
        try (var recognition = Recognition.open(models, inference)) {
            var start = Machine.millisecondsSinceStart();
            machine(figures, recognition);
            figures.addAll(new FrameTimings(frames, warmUp).run(recognition, share -> progress.accept(0.3 * share)));
            var resident = Machine.residentMegabytes();
            var stages = new StageTimings(frames, warmUp);
            stages.run(models, inference, share -> progress.accept(0.3 + 0.3 * share));
            figures.addAll(stages.figures());
            figures.addAll(MatchTimings.run(recognition, frames));
            figures.addAll(
                    new UnlockTimings(OWNER, trials).run(recognition, share -> progress.accept(0.6 + 0.4 * share)));
            add(figures, "start_ms", "Process start to open models", start, "ms");
            add(figures, "rss_mb", "Resident memory", resident, "MB");
            add(
                    figures,
                    "rss_peak_mb",
                    "Most of it, with all that was measured",
                    Machine.mostResidentMegabytes(),
                    "MB");
        }
        return List.copyOf(figures);
    }

    private void machine(List<Figure> figures, Recognition recognition) {
        figures.add(new Figure("machine", "Processor", Machine.processor(), ""));
        figures.add(new Figure("cores", "Cores", Machine.cores(), ""));
        figures.add(new Figure("features", "Instruction sets", Machine.features(), ""));
        figures.add(new Figure(
                "provider", "Execution provider", recognition.provider().title(), ""));
        figures.add(new Figure("threads", "Inference threads", 1, ""));
        figures.add(new Figure("java", "Java", System.getProperty("java.vm.version"), ""));
        figures.add(new Figure("model", "Embedder", recognition.modelId(), ""));
        figures.add(new Figure("frames", "Frames timed, 640x480", frames, ""));
        figures.add(new Figure("warm_up", "Frames before them", warmUp, ""));
    }

    private static void add(List<Figure> figures, String key, String label, OptionalDouble value, String unit) {
        value.ifPresent(number -> figures.add(new Figure(key, label, number, unit)));
    }
}
