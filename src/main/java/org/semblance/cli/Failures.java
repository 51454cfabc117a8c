package org.semblance.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Speaks for every command that did not come to an answer.
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Client client;

    Failures(Client client) {
        this.client = client;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        var suggestions =
                e instanceof UnmatchedArgumentException unmatched ? String.join(", ", unmatched.getSuggestions()) : "";
        var remedy = suggestions.isEmpty()
                ? Words.text("cli.try-help", command)
                : Words.text("cli.try-instead", suggestions, command);
        return tell(new Answer.Failed(Answer.Problem.USAGE, message(e), remedy), List.of(arguments));
    }

    /// picocli speaks English only. What a command itself complains of has its words already.
    private static String message(ParameterException e) {
        return switch (e) {
            case UnmatchedArgumentException unmatched ->
                Words.text("cli.usage.unknown", String.join(" ", unmatched.getUnmatched()));
            case MissingParameterException missing ->
                Words.text(
                        "cli.usage.missing",
                        missing.getMissing().stream().map(Failures::label).collect(Collectors.joining(", ")));
            case MutuallyExclusiveArgsException _ -> Words.text("cli.usage.exclusive");
            default -> e.getArgSpec() == null ? e.getMessage() : unfit(e.getArgSpec(), e.getValue());
        };
    }

    private static String unfit(ArgSpec argument, String value) {
        if (value == null) return Words.text("cli.usage.unfit", label(argument));
        return argument.completionCandidates() == null
                ? Words.text("cli.usage.value", value, label(argument))
                : Words.text(
                        "cli.usage.choice", value, label(argument), String.join(", ", argument.completionCandidates()));
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (Interruption.isBegun()) return ExitCode.INTERRUPTED;
        return switch (e) {
            case InterruptedException _ -> ExitCode.INTERRUPTED;
            case CommandFailure failure -> tell(failure.failed(), parsed.originalArgs());
            default -> internal(e, parsed.originalArgs());
        };
    }

    /// A bug: one line for the person, the whole story for who asked for it.
    int internal(Throwable e, List<String> arguments) {
        if (arguments.contains(SemblanceCommand.DEBUG))
            e.printStackTrace(client.console().err());
        var what = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return tell(
                new Answer.Failed(
                        Answer.Problem.INTERNAL,
                        Words.text("cli.internal", what.lines().findFirst().orElse("")),
                        Words.text("cli.internal.remedy")),
                arguments);
    }

    static String message(ModelException e) {
        return Words.text("flaw.model." + e.flaw(), e.values().toArray());
    }

    private int tell(Answer.Failed failed, List<String> arguments) {
        return client.tell(failed, arguments.contains(JsonOption.NAME));
    }
}
