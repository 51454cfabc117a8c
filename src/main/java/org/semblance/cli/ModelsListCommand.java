package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", footer = "  semblance models list")
final class ModelsListCommand implements Callable<Integer> {
    @Mixin
    private JsonOption json;

    private final Client client;

    ModelsListCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure {
        return client.models(shelf -> {
            var entries = shelf.list();
            if (json.isJson()) client.console().out().println(ModelReport.json(entries));
            else client.console().out().print(ModelReport.table(entries));
            return entries.stream().allMatch(entry -> entry.problem().isEmpty())
                    ? ExitCode.DONE
                    : Answer.Problem.BAD_FILE.exitCode();
        });
    }
}
