package org.semblance.cli;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "semblance",
        description = "Face unlock for the desktop.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  semblance demo      see it work, without a camera",
            "  semblance doctor    see whether everything is in place",
            "  semblance enroll    let it learn your face",
            "  semblance watch     unlock the screen with it",
            "",
            "Exit codes: 0 yes or done, 1 no, 2 wrong usage, 3 cannot check, 4 locked out, 5 bad file, 70 internal"
                    + " error."
        })
final class SemblanceCommand implements Runnable {
    static final String DEBUG = "--debug";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(names = DEBUG, scope = ScopeType.INHERIT, description = "Print the stack trace of an internal error.")
    private boolean debug;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version, and what it is made of.")
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
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
