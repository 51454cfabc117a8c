package org.semblance.pam;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A service file. What is not touched stays as it is, byte for byte, whatever its encoding.
record PamFile(List<PamLine> lines) {
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+");

    static PamFile of(byte[] content) {
        var lines = new ArrayList<PamLine>();
        var begun = new StringBuilder();
        var found = LINE.matcher(new String(content, StandardCharsets.ISO_8859_1));
        while (found.find()) {
            var text = found.group();
            var goesOn = PamLine.goesOn(text, !begun.isEmpty());
            begun.append(text);
            if (goesOn) continue;
            lines.add(PamLine.of(begun.toString()));
            begun.setLength(0);
        }
        if (!begun.isEmpty()) lines.add(PamLine.of(begun.toString()));
        return new PamFile(List.copyOf(lines));
    }

    byte[] content() {
        return lines.stream().map(PamLine::text).collect(Collectors.joining()).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// With this text before that line.
    PamFile with(int before, String text) {
        var all = new ArrayList<>(lines.subList(0, before));
        all.addAll(of(text.getBytes(StandardCharsets.ISO_8859_1)).lines);
        all.addAll(lines.subList(before, lines.size()));
        return new PamFile(List.copyOf(all));
    }

    PamFile without(Predicate<PamLine> unwanted) {
        return new PamFile(lines.stream().filter(unwanted.negate()).toList());
    }

    PamFile replacing(String text, String other) {
        return new PamFile(lines.stream()
                .map(line -> line.text().equals(text) ? PamLine.of(other) : line)
                .toList());
    }

    /// The services whose lines about who somebody is stand here as well.
    Stream<String> includesForAuth() {
        return lines.stream()
                .filter(PamLine::isAboutAuth)
                .flatMap(line -> line instanceof PamLine.Include include ? Stream.of(include.name()) : Stream.of());
    }

    /// Whether a rule gives this module that option.
    boolean says(String module, String option) {
        return lines.stream()
                .anyMatch(line -> line instanceof PamLine.Rule rule
                        && rule.module().equals(module)
                        && List.of(rule.text().strip().split("\\s+")).contains(option));
    }

    /// Whether a rule names this module, without that option.
    boolean names(String module, String without) {
        return lines.stream()
                .anyMatch(line -> line instanceof PamLine.Rule rule
                        && rule.module().equals(module)
                        && !List.of(rule.text().strip().split("\\s+")).contains(without));
    }
}
