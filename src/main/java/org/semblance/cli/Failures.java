package org.semblance.cli;

import java.util.List;
import java.util.Objects;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
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
        return tell(new Answer.Failed(Answer.Problem.USAGE, e.getMessage(), remedy), List.of(arguments));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
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

    private int tell(Answer.Failed failed, List<String> arguments) {
        return client.tell(failed, arguments.contains(JsonOption.NAME));
    }
}
