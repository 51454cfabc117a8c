package org.semblance.cli;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.semblance.ipc.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(name = "semblance", synopsisSubcommandLabel = "COMMAND")
final class SemblanceCommand implements Runnable {
    static final String DEBUG = "--debug";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    private boolean help;

    @Option(names = DEBUG, scope = ScopeType.INHERIT)
    private boolean debug;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true)
    private boolean version;

    @Spec
    private CommandSpec spec;

    /// @param parts a line each
    static IVersionProvider version(Supplier<List<String>> parts) {
        var version = SemblanceCommand.class.getPackage().getImplementationVersion();
        return () -> Stream.concat(
                        Stream.of("semblance " + (version == null ? "(not packaged)" : version)), parts.get().stream())
                .toArray(String[]::new);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Words.text("cli.usage.command"));
    }
}
