package org.semblance.cli;

import org.semblance.ipc.Answer;

/// How a command ends: what an answer is as an exit code. Nothing else in the command line decides one.
final class ExitCode {
    static final int DONE = 0;
    static final int NO = 1;
    static final int USAGE = Answer.Problem.USAGE.exitCode();
    static final int CANNOT_CHECK = Answer.Problem.CANNOT_CHECK.exitCode();
    static final int LOCKED_OUT = Answer.Problem.LOCKED_OUT.exitCode();
    static final int INTERNAL = Answer.Problem.INTERNAL.exitCode();

    /// What a shell reports of a program that Ctrl-C ended.
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Answer answer) {
        return switch (answer) {
            case Answer.Verified verified -> verified.accepted() ? DONE : ofRefusal(verified.reason());
            case Answer.Checks checks -> isWorking(checks) ? DONE : CANNOT_CHECK;
            case Answer.Failed failed -> failed.problem().exitCode();
            case Answer.Done _,
                    Answer.Enrolled _,
                    Answer.Looked _,
                    Answer.Faces _,
                    Answer.Cameras _,
                    Answer.TrustedCameras _,
                    Answer.Status _,
                    Answer.History _,
                    Answer.Settings _,
                    Answer.Password _ -> DONE;
        };
    }

    /// "No" is said only of a face that was looked at; everything else could not be checked.
    static int ofRefusal(String reason) {
        return switch (reason) {
            case "refusal.NOT_THIS_PERSON", "refusal.NOT_ALIVE", "refusal.NOT_TURNED" -> NO;
            case "refusal.LOCKED_OUT" -> LOCKED_OUT;
            default -> CANNOT_CHECK;
        };
    }

    static boolean isWorking(Answer.Checks checks) {
        return checks.checks().stream().noneMatch(check -> check.level() == Answer.Level.FAILED);
    }
}
