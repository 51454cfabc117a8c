package org.semblance.policy;

import java.nio.file.Path;
import java.util.List;

/// Something in a file that cannot be used.
///
/// @param key where in the file; "" for the file as a whole
/// @param values what [PolicyFlaw#text] takes
public record Complaint(Path file, String key, PolicyFlaw flaw, List<String> values) {
    static Complaint of(Path file, String key, PolicyFlaw flaw, Object... values) {
        return new Complaint(
                file, key, flaw, List.of(values).stream().map(String::valueOf).toList());
    }

    /// For the log.
    @Override
    public String toString() {
        return file + ": " + (key.isEmpty() ? "" : key + ": ") + flaw.text(values.toArray());
    }
}
