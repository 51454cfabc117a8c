package org.semblance.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.semblance.ipc.ServiceException;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = ServiceCommand.NAME,
        footer = {"  semblance service", "  systemctl --user enable --now semblance"})
final class ServiceCommand implements Callable<Integer> {
    static final String NAME = "service";
    static final String SYSTEM = "--system";

    @Option(names = SYSTEM)
    private boolean system;

    @Mixin
    private JsonOption json;

    private final Client client;

    ServiceCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            client.wiring().service().run(system, this::ready);
            return ExitCode.DONE;
        } catch (ServiceException.AlreadyRunning | ServiceException.SystemRunning e) {
            if (json.isJson()) report("already_running", true);
            else client.console().err().println(e.getMessage());
            return ExitCode.DONE;
        } catch (ServiceException e) {
            return client.tell(e.failed(), json.isJson());
        }
    }

    private void ready(Path socket) {
        if (json.isJson()) report("socket", socket);
        else client.console().out().println(Words.text("cli.service.ready", socket));
    }

    private void report(String key, Object value) {
        var line = new JsonObject();
        line.add(key, JsonReport.value(value));
        client.console().out().println(line);
    }
}
