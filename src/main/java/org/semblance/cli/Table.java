package org.semblance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.semblance.ipc.Words;

/// Columns as wide as what is in them, two spaces apart.
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /// @param headings keys of the words bundle
    static Table of(String... headings) {
        var table = new Table();
        table.rows.add(Stream.of(headings).map(Words::text).toList());
        return table;
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }
}
