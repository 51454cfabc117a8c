package org.semblance.evaluation.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;

/// Which group each person belongs to: lines of `PERSON<tab>GROUP`.
record GroupLabels(Map<String, String> groups) {

    static GroupLabels read(Path file) throws EvaluationException {
        var groups = new HashMap<String, String>();
        for (var words : lines(file, EvaluationFlaw.NO_GROUP)) groups.put(words[0], words[1]);
        return new GroupLabels(Map.copyOf(groups));
    }

    /// Lines of two words with a tab between them; empty ones and those that begin with # say nothing.
    ///
    /// @param otherwise what is wrong with another line
    static List<String[]> lines(Path file, EvaluationFlaw otherwise) throws EvaluationException {
        var read = new ArrayList<String[]>();
        try {
            var number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                if (line.isBlank() || line.startsWith("#")) continue;
                var words = line.split("\t");
                if (words.length != 2 || words[0].isBlank() || words[1].isBlank()) {
                    throw new EvaluationException.BadLine(otherwise, file, number);
                }
                read.add(new String[] {words[0].strip(), words[1].strip()});
            }
        } catch (IOException e) {
            throw new EvaluationException.Unreadable(file, e);
        }
        return read;
    }
}
