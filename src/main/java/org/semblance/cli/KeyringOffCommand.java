package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "off", footer = "  semblance keyring off")
final class KeyringOffCommand implements Callable<Integer> {
    @Option(names = "--all")
    private boolean all;

    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    private final Client client;

    KeyringOffCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.ForgetPassword(all ? "" : user.name(), false), json.isJson());
    }
}
