package org.semblance.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import org.semblance.pam.PamException;
import org.semblance.pam.PamService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", footer = "  semblance pam status --json")
final class PamStatusCommand implements Callable<Integer> {
    @Mixin
    private RootOption root;

    @Mixin
    private JsonOption json;

    private final Client client;

    PamStatusCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure {
        List<PamService> services;
        try {
            services = root.folder().services();
        } catch (PamException e) {
            throw PamWords.failure(e);
        }
        if (json.isJson()) client.console().out().println(json(services));
        else client.console().out().print(table(services));
        return ExitCode.DONE;
    }

    private static Table table(List<PamService> services) {
        var table = Table.of("cli.column.service", "cli.column.kind", "cli.column.face-unlock");
        for (var service : services) {
            table.row(service.name(), Words.text("kind." + service.kind()), Words.text("wired." + service.state()));
        }
        return table;
    }

    private static JsonObject json(List<PamService> services) {
        var all = new JsonArray();
        for (var service : services) {
            var one = new JsonObject();
            one.addProperty("name", service.name());
            one.addProperty("kind", service.kind().name().toLowerCase(Locale.ROOT));
            one.addProperty("state", service.state().name().toLowerCase(Locale.ROOT));
            all.add(one);
        }
        var json = new JsonObject();
        json.add("services", all);
        return json;
    }
}
