package org.semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.OutputFolder;
import org.semblance.evaluation.report.ReportFolder;
import org.semblance.inference.CatalogueModel;
import org.semblance.inference.ModelDownload;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;
import org.semblance.inference.ModelShelf;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Carries a command's request to the service and its answer to the person. What it returns is the exit code.
final class Client {
    private final Wiring wiring;
    private final Console console;

    Client(Wiring wiring, Console console) {
        this.wiring = wiring;
        this.console = console;
    }

    Wiring wiring() {
        return wiring;
    }

    Console console() {
        return console;
    }

    int ask(Request request, boolean json) throws InterruptedException {
        Answer answer;
        try (var progress = new ProgressLine(console)) {
            answer = ask(request, progress);
        }
        return tell(answer, json);
    }

    /// @param events heard in place of a progress line
    int ask(Request request, boolean json, Consumer<Event> events) throws InterruptedException {
        return tell(ask(request, events), json);
    }

    /// Tells what it is about and asks whether to go on.
    ///
    /// @throws ParameterException where nobody can be asked
    boolean confirms(CommandSpec command, String about, String question) {
        if (!console.asks()) throw new ParameterException(command.commandLine(), Words.text("cli.confirm.needed"));
        console.err().print(about);
        return console.confirms(question);
    }

    int declined(String key, boolean json, Object... values) {
        console.err().println(Words.text(key, values));
        if (json) console.out().println("{\"done\":false}");
        return ExitCode.NO;
    }

    int tell(Answer answer, boolean json) {
        report(json).tell(answer);
        return ExitCode.of(answer);
    }

    int demo(DemoOptions options, boolean json) throws CommandFailure, InterruptedException {
        DemoReport demo;
        try (var progress = new ProgressLine(console)) {
            demo = wiring.demo().run(options, progress);
        }
        report(json).tell(demo);
        return demo.isAsExpected() ? ExitCode.DONE : ExitCode.NO;
    }

    void leaveTray() throws CommandFailure {
        console.err().println(Words.text(wiring.tray().detach() ? "tray.detached" : "tray.no-desktop"));
    }

    int bench(BenchOptions options, boolean json) throws CommandFailure, InterruptedException {
        BenchReport bench;
        try (var progress = new ProgressLine(console)) {
            bench = wiring.bench().run(options, progress);
        }
        report(json).tell(bench);
        return ExitCode.DONE;
    }

    @FunctionalInterface
    interface ModelWork {
        int on(ModelShelf shelf) throws ModelException, CommandFailure;
    }

    int models(ModelWork work) throws CommandFailure {
        try {
            return work.on(wiring.shelf());
        } catch (ModelException e) {
            throw new CommandFailure(new Answer.Failed(Answer.Problem.BAD_FILE, Failures.message(e), ""));
        }
    }

    /// A model by its id.
    ModelShelf.Entry model(ModelShelf shelf, String id) throws ModelException, CommandFailure {
        return shelf.find(id)
                .orElseThrow(() -> new CommandFailure(new Answer.Failed(
                        Answer.Problem.USAGE, Words.text("cli.models.unknown", id), Words.text("cli.models.list"))));
    }

    int fetch(CatalogueModel model) throws CommandFailure, InterruptedException {
        var folder = wiring.dataFolder().resolve("models").resolve("fetched");
        try (var progress = new ProgressLine(console)) {
            var file = new ModelDownload(model).fetch(folder, share -> progress.accept(new Event.Progress(share)));
            var whole = folder.resolve(model.card().id() + ".onnx");
            Files.move(file, whole, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(folder.resolve(model.card().id() + ".json"));
            wiring.shelf().add(model.card(), whole);
            Files.delete(whole);
        } catch (IOException e) {
            throw new CommandFailure(new Answer.Failed(Answer.Problem.BAD_FILE, e.toString(), ""));
        } catch (ModelException.NotFetched e) {
            var again = e.flaw() == ModelFlaw.NOT_REACHED ? "cli.models.check-network" : "cli.models.fetch-later";
            var kept = e.isPartKept() ? " " + Words.text("cli.models.kept") : "";
            throw new CommandFailure(
                    new Answer.Failed(Answer.Problem.CANNOT_CHECK, Failures.message(e), Words.text(again) + kept));
        } catch (ModelException.Altered e) {
            throw new CommandFailure(new Answer.Failed(
                    Answer.Problem.BAD_FILE, Failures.message(e), Words.text("cli.models.another-file")));
        } catch (ModelException e) {
            throw new CommandFailure(new Answer.Failed(Answer.Problem.BAD_FILE, Failures.message(e), ""));
        }
        console.err().println(Words.text("cli.models.added", model.card().id()));
        return ExitCode.DONE;
    }

    /// @param folder where a page about it is written, if anywhere
    int evaluate(Trial trial, Optional<Path> folder, boolean json) throws CommandFailure, InterruptedException {
        Evaluation evaluation;
        try (var progress = new ProgressLine(console)) {
            if (folder.isPresent()) OutputFolder.prepare(folder.get());
            evaluation = trial.run(share -> progress.accept(new Event.Progress(share)));
        } catch (EvaluationException e) {
            throw new CommandFailure(Failures.of(e));
        } catch (ModelException e) {
            throw Failures.of(e);
        }
        report(json)
                .tell(new BenchReport(evaluation.figures().stream()
                        .map(figure ->
                                new BenchReport.Figure(figure.key(), figure.label(), figure.value(), figure.unit()))
                        .toList()));
        return folder.isPresent() ? write(folder.get(), evaluation) : ExitCode.DONE;
    }

    /// The figures are told by now: whatever happens here, standard output stays as it is.
    private int write(Path folder, Evaluation evaluation) {
        try {
            ReportFolder.write(folder, evaluation);
        } catch (EvaluationException e) {
            return tell(Failures.of(e), false);
        }
        console.err().println(Words.text("cli.evaluate.report", folder));
        return ExitCode.DONE;
    }

    private Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
        try (var semblance = wiring.semblance().get()) {
            return semblance.ask(request, events);
        }
    }

    private Report report(boolean json) {
        return json ? new JsonReport(console.out()) : new TextReport(console);
    }
}
