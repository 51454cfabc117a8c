package org.semblance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.ReportFolder;
import org.semblance.inference.ModelException;
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

    int declined(String key, boolean json) {
        console.err().println(Words.text(key));
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
        wiring.tray().detach();
        console.err().println(Words.text("tray.detached"));
    }

    int bench(BenchOptions options, boolean json) throws CommandFailure, InterruptedException {
        BenchReport bench;
        try (var progress = new ProgressLine(console)) {
            bench = wiring.bench().run(options, progress);
        }
        report(json).tell(bench);
        return ExitCode.DONE;
    }

    /// @param folder where a page about it is written, if anywhere
    int evaluate(Trial trial, Optional<Path> folder, boolean json) throws CommandFailure, InterruptedException {
        Evaluation evaluation;
        try (var progress = new ProgressLine(console)) {
            evaluation = trial.run(share -> progress.accept(new Event.Progress(share)));
            if (folder.isPresent()) ReportFolder.write(folder.get(), evaluation);
        } catch (EvaluationException e) {
            throw new CommandFailure(new Answer.Failed(Answer.Problem.BAD_FILE, e.getMessage(), ""));
        } catch (ModelException e) {
            throw new CommandFailure(
                    new Answer.Failed(Answer.Problem.BAD_FILE, e.getMessage(), Words.text("remedy.model")));
        }
        report(json)
                .tell(new BenchReport(evaluation.figures().stream()
                        .map(figure ->
                                new BenchReport.Figure(figure.key(), figure.label(), figure.value(), figure.unit()))
                        .toList()));
        folder.ifPresent(written -> console.err().println(Words.text("cli.evaluate.report", written)));
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
