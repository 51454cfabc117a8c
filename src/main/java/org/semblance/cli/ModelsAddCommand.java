package org.semblance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.semblance.inference.CardDraft;
import org.semblance.inference.ModelTask;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "add", footer = "  semblance models add other.onnx --id other --task EMBEDDING --color RGB")
final class ModelsAddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private Path file;

    @Option(names = "--id")
    private String id;

    @Option(names = "--task")
    private ModelTask task;

    @Option(names = "--color")
    private String color;

    @Option(names = "--mean", defaultValue = "127.5")
    private double mean;

    @Option(names = "--std", defaultValue = "127.5")
    private double std;

    @Option(names = "--licence", defaultValue = "unknown")
    private String licence;

    @Spec
    private CommandSpec spec;

    private final Client client;

    ModelsAddCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure {
        return client.models(shelf -> {
            var isCard = file.toString().endsWith(".json");
            var beside = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.onnx$", ".json"));
            var card = isCard ? file : Files.exists(beside) ? beside : draft().write(file);
            var entry = shelf.add(card);
            client.console().err().println(Words.text("cli.models.added", entry.id()));
            return ExitCode.DONE;
        });
    }

    /// What was not said is asked for, where somebody can be asked.
    private CardDraft draft() {
        var name = id != null ? id : ask("cli.models.ask.id");
        var what = task != null ? task.name() : ask("cli.models.ask.task");
        var order = color != null ? color : ask("cli.models.ask.color");
        if (!List.of("RGB", "BGR").contains(order)) throw wrong(order);
        for (var known : ModelTask.values()) {
            if (known.name().equalsIgnoreCase(what)) return new CardDraft(name, known, order, mean, std, licence);
        }
        throw wrong(what);
    }

    private String ask(String key) {
        if (!client.console().asks()) throw new ParameterException(spec.commandLine(), Words.text("cli.models.say"));
        return client.console().answer(Words.text(key));
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), Words.text("cli.models.wrong", text));
    }
}
