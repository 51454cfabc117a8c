package org.semblance.cli;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        footer = {"  semblance bench", "  semblance bench --quick --json"})
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--quick")
    private boolean quick;

    @Option(
            names = {"-n", "--frames"},
            paramLabel = "N")
    private Integer frames;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private final Client client;

    BenchCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (frames != null && frames < 1) {
            throw new ParameterException(spec.commandLine(), Words.text("cli.bench.no-frames"));
        }
        var rounds = frames == null ? OptionalInt.empty() : OptionalInt.of(frames);
        return client.bench(new BenchOptions(quick, rounds), json.isJson());
    }
}
