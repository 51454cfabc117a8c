package org.semblance.launcher;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.camera.Cameras;
import org.semblance.cli.CommandFailure;
import org.semblance.cli.DemoOptions;
import org.semblance.cli.DemoReport;
import org.semblance.cli.DemoRunner;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.recognition.Recognition;
import org.semblance.service.Failures;
import org.semblance.store.StoreException;

/// `semblance demo`: the product's own flow before people who do not exist, or, with a camera, before whoever sits
/// there. Nothing of it is kept.
///
/// @param scratch where the throw-away store lies for the time being
record Demo(Path models, Cameras cameras, Path scratch) implements DemoRunner {

    @Override
    public DemoReport run(DemoOptions options, Consumer<Event> events) throws CommandFailure, InterruptedException {
        var live = options.camera().name().isPresent();
        var footnote = Words.text(live ? "ui.demo.footnote.live" : "ui.demo.footnote");
        try (var screen = DemoScreen.open(options, footnote, events);
                var recognition = Recognition.open(models, new Inference(Inference.Choice.AUTO));
                var store = ThrowAwayStore.in(scratch)) {
            return live
                    ? new LiveDemo(screen, recognition, store).run(cameras, options.camera())
                    : new StoryDemo(screen, recognition, store).run();
        } catch (CameraException e) {
            throw new CommandFailure(Failures.of(e));
        } catch (ModelException e) {
            throw new CommandFailure(Failures.of(e));
        } catch (StoreException e) {
            throw new CommandFailure(Failures.of(e));
        }
    }

    static CommandFailure closedEarly() {
        return new CommandFailure(
                new Failed(Problem.CANNOT_CHECK, Words.text("ui.demo.closed"), Words.text("ui.demo.closed.remedy")));
    }
}
