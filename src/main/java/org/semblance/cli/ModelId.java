package org.semblance.cli;

import org.semblance.inference.ModelCard;
import org.semblance.ipc.Words;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What a new model is to be called, looked at before anything is made under that name.
final class ModelId {
    private ModelId() {}

    /// @throws ParameterException for a name that no model can have
    static void check(CommandSpec command, String id) {
        if (ModelCard.isId(id)) return;
        throw new ParameterException(command.commandLine(), Words.text("cli.models.name", id));
    }
}
