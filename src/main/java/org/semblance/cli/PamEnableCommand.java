package org.semblance.cli;

import java.util.concurrent.Callable;
import org.semblance.pam.PamFolder;
import org.semblance.pam.ServiceKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "enable",
        footer = {"  sudo semblance pam enable", "  sudo semblance pam enable swaylock --yes"})
final class PamEnableCommand implements Callable<Integer> {
    @Mixin
    private PamChanges changes;

    private final Client client;

    PamEnableCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure {
        return changes.run(client, service -> service.kind() == ServiceKind.LOCKER, PamFolder::enable);
    }
}
