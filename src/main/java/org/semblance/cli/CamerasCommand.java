package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "cameras",
        footer = {"  semblance cameras"})
final class CamerasCommand implements Callable<Integer> {
    @Mixin
    private JsonOption json;

    private final Client client;

    CamerasCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.ListCameras(), json.isJson());
    }
}
