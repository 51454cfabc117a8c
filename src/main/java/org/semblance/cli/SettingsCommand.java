package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "settings",
        footer = {"  semblance settings", "  semblance settings fmr 1e-5", "  semblance settings lock.away true"})
final class SettingsCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", descriptionKey = "NAME")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", descriptionKey = "VALUE")
    private String value;

    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private final Client client;

    SettingsCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (name == null) return client.ask(new Request.Settings(user.name()), json.isJson());
        if (value == null) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.settings.no-value", name));
        }
        return client.ask(new Request.ChangeSetting(user.name(), name, value), json.isJson());
    }
}
