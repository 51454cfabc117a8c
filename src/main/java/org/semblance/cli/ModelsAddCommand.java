package org.semblance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    private static final List<String> OF_A_CARD = List.of("--id", "--task", "--color", "--mean", "--std", "--licence");

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
            var card = file.toString().endsWith(".json") ? file : CardDraft.place(file);
            var isThere = card.equals(file) || Files.exists(card);
            if (isThere) refuseOptions(card);
            var entry = isThere ? shelf.add(card) : shelf.add(draft(), file);
            client.console().err().println(Words.text("cli.models.added", entry.id()));
            return ExitCode.DONE;
        });
    }

    /// A card that is there is the one that counts: whoever says something else has to know.
    private void refuseOptions(Path card) {
        var parsed = spec.commandLine().getParseResult();
        var said = OF_A_CARD.stream().filter(parsed::hasMatchedOption).collect(Collectors.joining(", "));
        if (said.isEmpty()) return;
        throw new ParameterException(spec.commandLine(), Words.text("cli.models.card-there", card, said));
    }

    /// What was not said is asked for, where somebody can be asked.
    private CardDraft draft() {
        if (!CardDraft.isScale(mean, std)) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.models.scale"));
        }
        var name = id != null ? id : ask("cli.models.ask.id");
        ModelId.check(spec, name);
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
