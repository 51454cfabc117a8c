package org.semblance.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "watch",
        footer = {"  semblance watch", "  semblance watch --camera usb:046d:085e"})
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private UserOption user;

    @Mixin
    private CameraOptions camera;

    @Mixin
    private JsonOption json;

    private final Client client;

    WatchCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        var log = new WatchLog(client.console().out(), json.isJson(), Clock.systemDefaultZone());
        return client.ask(new Request.Watch(user.name(), camera.choice()), json.isJson(), log);
    }
}
