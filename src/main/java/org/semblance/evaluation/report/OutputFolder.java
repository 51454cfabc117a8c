package org.semblance.evaluation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.semblance.evaluation.EvaluationException;

/// Where results go. Measuring may take hours: that they can be written is known before.
public final class OutputFolder {
    private OutputFolder() {}

    /// Makes the folder where it is not there, and writes a file for a moment.
    public static void prepare(Path folder) throws EvaluationException.Unwritable {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".semblance", ".new"));
        } catch (IOException e) {
            throw new EvaluationException.Unwritable(folder, e);
        }
    }
}
