package org.semblance.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        footer = {
            "  source <(semblance completion bash)",
            "  semblance completion bash > ~/.local/share/bash-completion/completions/semblance"
        })
final class CompletionCommand implements Callable<Integer> {
    /// Both read the same script; picocli writes no other.
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "bash|zsh", descriptionKey = "bash|zsh")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    private final Client client;

    CompletionCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() {
        client.console().out().print(AutoComplete.bash("semblance", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
