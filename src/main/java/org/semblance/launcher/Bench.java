package org.semblance.launcher;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.cli.BenchOptions;
import org.semblance.cli.BenchReport;
import org.semblance.cli.BenchRunner;
import org.semblance.cli.CommandFailure;
import org.semblance.evaluation.Benchmark;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Event;
import org.semblance.service.Failures;

/// `semblance bench`.
record Bench(Path models) implements BenchRunner {
    private static final int FRAMES = 300;
    private static final int QUICK_FRAMES = 60;

    @Override
    public BenchReport run(BenchOptions options, Consumer<Event> events) throws CommandFailure, InterruptedException {
        var frames = options.rounds().orElse(options.quick() ? QUICK_FRAMES : FRAMES);
        var benchmark = options.quick() ? new Benchmark(models, frames, 15, 10) : new Benchmark(models, frames, 50, 40);
        try {
            var figures = benchmark.run(share -> events.accept(new Event.Progress(share))).stream()
                    .map(figure -> new BenchReport.Figure(figure.key(), figure.label(), figure.value(), figure.unit()))
                    .toList();
            return new BenchReport(figures);
        } catch (ModelException e) {
            throw new CommandFailure(Failures.of(e));
        } catch (CameraException e) {
            throw new CommandFailure(Failures.of(e));
        }
    }
}
