package org.semblance.cli;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.pam.OwnPassword;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "on", footer = "  semblance keyring on")
final class KeyringOnCommand implements Callable<Integer> {
    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private final Client client;

    KeyringOnCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!client.console().asks()) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.keyring.terminal"));
        }
        var typed = client.console().secret(Words.text("cli.keyring.password"));
        if (typed.isEmpty()) return client.declined("cli.keyring.declined", json.isJson());
        var password = bytes(typed.get());
        try {
            if (OwnPassword.isWrong(user.name(), password)) {
                return client.declined("cli.keyring.wrong", json.isJson(), user.name());
            }
            return client.ask(new Request.KeepPassword(user.name(), password), json.isJson());
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    /// As PAM programs on today's systems take them.
    private static byte[] bytes(char[] typed) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
        Arrays.fill(typed, '\0');
        var bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
