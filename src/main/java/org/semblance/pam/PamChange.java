package org.semblance.pam;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
        return after.map(OwnLines::ask).orElse(false);
    }

    /// The lines that come and go, marked `+` and `-`, with a neighbor on either side.
    public String preview() {
        var old = new ArrayDeque<>(lines(before));
        var now = new ArrayDeque<>(lines(after));
        var all = new ArrayList<String>();
        while (!old.isEmpty() || !now.isEmpty()) {
            if (old.isEmpty()) all.add("+ " + now.pop());
            else if (old.peek().equals(now.peek())) {
                now.pop();
                all.add("  " + old.pop());
            } else if (now.contains(old.peek())) all.add("+ " + now.pop());
            else all.add("- " + old.pop());
        }
        var text = new StringBuilder();
        var skipped = false;
        for (var i = 0; i < all.size(); i++) {
            var shown = IntStream.rangeClosed(Math.max(0, i - 1), Math.min(all.size() - 1, i + 1))
                    .anyMatch(near -> !all.get(near).startsWith(" "));
            if (shown) {
                if (skipped && !text.isEmpty()) text.append("  ...\n");
                text.append(all.get(i).stripTrailing()).append('\n');
            }
            skipped = !shown;
        }
        return text.toString();
    }

    private static List<String> lines(Optional<PamFile> file) {
        return file.map(whole -> whole.lines().stream().map(PamLine::text).toList())
                .orElse(List.of());
    }
}
