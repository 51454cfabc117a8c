package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "enroll",
        footer = {"  semblance enroll", "  semblance enroll --name 'with glasses'"})
final class EnrollCommand implements Callable<Integer> {
    @Option(names = "--name", paramLabel = "NAME", defaultValue = "face")
    private String face;

    @Option(names = "--force")
    private boolean force;

    @Option(names = {"-y", "--yes"})
    private boolean agreed;

    @Mixin
    private UserOption user;

    @Mixin
    private CameraOptions camera;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private final Client client;

    EnrollCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        var consent =
                Words.text("cli.consent.enroll", user.name(), client.wiring().dataFolder(), face);
        if (!agreed && !client.confirms(spec, consent, Words.text("cli.consent.question"))) {
            return client.declined("cli.consent.declined", json.isJson());
        }
        return client.ask(new Request.Enroll(user.name(), face, camera.choice(), force), json.isJson());
    }
}
