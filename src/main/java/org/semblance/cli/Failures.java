package org.semblance.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.semblance.evaluation.EvaluationException;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.training.TrainingException;
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

    static CommandFailure of(ModelException e) {
        return new CommandFailure(new Answer.Failed(Answer.Problem.BAD_FILE, message(e), Words.text("remedy.model")));
    }

    /// What is trained to be measured fails as a training does.
    static Answer.Failed of(EvaluationException e) {
        var message = e.getCause() instanceof TrainingException cause
                ? message(cause)
                : Words.text(e.key(), e.values().toArray());
        return new Answer.Failed(Answer.Problem.BAD_FILE, message, remedy(e));
    }

    private static String remedy(EvaluationException e) {
        return Words.text(
                switch (e.flaw()) {
                    case NO_PEOPLE, NO_FACES, NO_OWNERS -> "remedy.evaluation.people";
                    case NO_FILES, NO_READABLE -> "remedy.evaluation.pictures";
                    case NO_NAMES -> "remedy.evaluation.names";
                    case ONE_KIND -> "remedy.evaluation.pairs";
                    case PICTURES_MISSING -> "remedy.evaluation.missing";
                    case NO_RECORDINGS -> "remedy.evaluation.recordings";
                    case UNFIT -> "remedy.evaluation.unfit";
                    case NO_HEADER, ENDS_EARLY, NO_PAIR, NO_NAME, NO_NUMBER, NO_GROUP, NO_NAMESAKE ->
                        "remedy.evaluation.line";
                    case NOBODY_FOR_COHORT -> "remedy.evaluation.cohort";
                    case FEW_FOR_COHORT -> "remedy.evaluation.halves";
                    case FEW_STRANGERS -> "remedy.evaluation.strangers";
                    case MISSING, NO_FOLDER, NO_TEXT, UNREADABLE -> "remedy.evaluation.path";
                    case NOT_ALLOWED -> "remedy.evaluation.rights";
                    case NO_RECORDING -> "remedy.camera.unreadable";
                    case IN_THE_WAY, NO_PLACE, UNWRITABLE -> "remedy.evaluation.place";
                },
                e.values().toArray());
    }

    private static String message(TrainingException e) {
        return Words.text(e.key(), e.values().toArray());
    }

    static Answer.Failed of(TrainingException e) {
        return new Answer.Failed(Answer.Problem.BAD_FILE, message(e), remedy(e));
    }

    private static String remedy(TrainingException e) {
        return Words.text(
                switch (e.flaw()) {
                    case NO_FOLDER -> "remedy.evaluation.path";
                    case NO_PEOPLE -> "remedy.training.people";
                    case MISSING, NO_PICTURES, COLUMNS, NONSENSE, PACK_CUT_OFF -> "remedy.training.packed";
                    case DAMAGED, OTHER_LENGTH, NO_EMBEDDINGS -> "remedy.training.prepared";
                    case CUT_OFF, NO_CHECKPOINT -> "remedy.training.checkpoint";
                    case NO_FACES, FEW_FACES -> "remedy.training.faces";
                    case FEW_FOR_STEP, FEW_PEOPLE -> "remedy.training.step";
                    case FEW_TO_COMPARE -> "remedy.evaluation.unfit";
                    case FEW_OF_BOTH -> "remedy.training.both";
                    case NO_CLASSES -> "remedy.training.classes";
                    case NO_TEACHER -> "remedy.training.teacher";
                    case OTHER_TEACHER -> "remedy.training.taught";
                    case NO_LARGE_FACE -> "remedy.training.large";
                    case NO_ONNX, NO_WEIGHTS -> "remedy.training.network";
                    case OTHER_LAYERS, NO_LAYER, OTHER_SIZE -> "remedy.training.begin";
                    case OTHER_NODES, OTHER_SHAPE -> "remedy.training.mean";
                    case DIFFERS -> "remedy.training.differs";
                    case OLD_OPSET -> "remedy.training.opset";
                    case NOTHING_TO_QUANTIZE -> "remedy.training.floats";
                    case OWN_FOLDER -> "cli.train.out.remedy";
                    case DIVERGED -> "remedy.training.rate";
                },
                e.values().toArray());
    }

    private int tell(Answer.Failed failed, List<String> arguments) {
        return client.tell(failed, arguments.contains(JsonOption.NAME));
    }
}
