package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.pam.PamFolder;
import org.semblance.pam.PamService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "disable", footer = "  sudo semblance pam disable")
final class PamDisableCommand implements Callable<Integer> {
    @Mixin
    private PamChanges changes;

    private final Client client;

    PamDisableCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure {
        return changes.run(client, service -> service.state() != PamService.State.OFF, PamFolder::disable);
    }
}
