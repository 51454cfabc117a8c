package org.semblance.cli;

import java.nio.file.AccessDeniedException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.pam.PamException;

/// Why a service file stayed as it was, and what to do.
final class PamWords {
    private PamWords() {}

    static CommandFailure failure(PamException e) {
        return new CommandFailure(new Answer.Failed(problem(e), message(e), remedy(e)));
    }

    static String message(PamException e) {
        return switch (e) {
            case PamException.NotForFaces no -> Words.text("cli.pam.not-for-faces", no.service());
            case PamException.KeptByOthers kept -> Words.text("cli.pam.kept", kept.service(), kept.tool());
            case PamException.Link link -> Words.text("cli.pam.link", link.service());
            case PamException.Shared shared ->
                Words.text("cli.pam.shared", shared.service(), String.join(", ", shared.others()));
            case PamException.WouldSkip skip ->
                Words.text("cli.pam.would-skip", skip.service(), String.join(", ", skip.modules()));
            case PamException.NoAuthentication none -> Words.text("cli.pam.no-authentication", none.service());
            case PamException.NoModule _ -> Words.text("cli.pam.no-module");
            case PamException.Changed changed -> Words.text("cli.pam.changed", changed.file());
            case PamException.Unusable file -> Words.text("cli.pam.unusable", file.file());
        };
    }

    private static String remedy(PamException e) {
        return switch (e) {
            case PamException.KeptByOthers kept
            when kept.tool().equals("pam-auth-update") -> Words.text("cli.pam.kept.debian");
            case PamException.KeptByOthers _, PamException.Link _, PamException.Shared _, PamException.WouldSkip _ ->
                Words.text("cli.pam.by-hand");
            case PamException.NotForFaces _, PamException.NoAuthentication _ -> Words.text("cli.pam.choose");
            case PamException.NoModule _ -> Words.text("cli.pam.no-module.remedy");
            case PamException.Changed _ -> Words.text("cli.pam.again");
            case PamException.Unusable file ->
                file.getCause() instanceof AccessDeniedException
                        ? Words.text("cli.pam.as-root")
                        : String.valueOf(file.getCause().getMessage());
        };
    }

    private static Answer.Problem problem(PamException e) {
        return switch (e) {
            case PamException.NotForFaces _, PamException.NoAuthentication _ -> Answer.Problem.USAGE;
            default -> Answer.Problem.CANNOT_CHECK;
        };
    }
}
