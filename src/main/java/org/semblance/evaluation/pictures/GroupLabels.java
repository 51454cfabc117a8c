package org.semblance.evaluation.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.semblance.evaluation.EvaluationException;

/// Which group each person belongs to: lines of `PERSON<tab>GROUP`.
record GroupLabels(Map<String, String> groups) {

    static GroupLabels read(Path file) throws EvaluationException {
        var groups = new HashMap<String, String>();
        for (var words : lines(file, "GROUP")) groups.put(words[0], words[1]);
        return new GroupLabels(Map.copyOf(groups));
    }

    /// Lines of two words with a tab between them; empty ones and those that begin with # say nothing.
    ///
    /// @param second what the second word is
    static List<String[]> lines(Path file, String second) throws EvaluationException {
        var read = new ArrayList<String[]>();
        try {
            var number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                if (line.isBlank() || line.startsWith("#")) continue;
                var words = line.split("\t");
                if (words.length != 2 || words[0].isBlank() || words[1].isBlank()) {
                    throw new EvaluationException.BadLine(file, number, "is not PERSON, a tab, " + second);
                }
                read.add(new String[] {words[0].strip(), words[1].strip()});
            }
        } catch (IOException e) {
            throw new EvaluationException.Unreadable(file, e);
        }
        return read;
    }
}
