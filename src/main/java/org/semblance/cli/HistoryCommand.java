package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        footer = {"  semblance history", "  semblance history --count 100 --json"})
final class HistoryCommand implements Callable<Integer> {
    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "20")
    private int count;

    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private final Client client;

    HistoryCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (count < 1) throw new ParameterException(spec.commandLine(), Words.text("cli.history.no-entries"));
        return client.ask(new Request.History(user.name(), count), json.isJson());
    }
}
