package org.semblance.pam;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What is about to be done to one file.
///
/// @param before nothing where there was no file
/// @param after nothing where there will be none
public record PamChange(String service, Path file, Optional<PamFile> before, Optional<PamFile> after) {
    public boolean isNothing() {
        return before.equals(after);
    }

    /// Whether the service asks for a face then.
    public boolean isWired() {
        return after.map(file -> file.names(OwnLines.MODULE)).orElse(false);
    }

    /// The lines that come and go, marked `+` and `-`, with a neighbor on either side.
    public String preview() {
        var old = lines(before);
        var now = lines(after);
        var same = 0;
        while (same < Math.min(old.length, now.length) && old[same].equals(now[same])) same++;
        var end = 0;
        while (end < Math.min(old.length, now.length) - same
                && old[old.length - 1 - end].equals(now[now.length - 1 - end])) end++;
        var text = new StringBuilder();
        append(text, "  ", old, Math.max(0, same - 1), same);
        append(text, "- ", old, same, old.length - end);
        append(text, "+ ", now, same, now.length - end);
        append(text, "  ", old, old.length - end, Math.min(old.length, old.length - end + 1));
        return text.toString();
    }

    private static void append(StringBuilder text, String mark, String[] lines, int from, int to) {
        Arrays.stream(lines, from, to)
                .forEach(line -> text.append(mark).append(line.stripTrailing()).append('\n'));
    }

    private static String[] lines(Optional<PamFile> file) {
        return file.map(whole -> whole.lines().stream().map(PamLine::text).toArray(String[]::new))
                .orElse(new String[0]);
    }
}
