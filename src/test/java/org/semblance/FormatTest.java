package org.semblance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every source file reads as the formatter would write it. `mvn test -Dtest=FormatTest -Dformat.write=true`
/// rewrites them.
class FormatTest {
    private static final int LONGEST_COMMENT = 116;
    private static final boolean WRITE = Boolean.getBoolean("format.write");

    @Test
    void sourcesAreFormatted() throws Exception {
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        var unformatted = new ArrayList<Path>();
        List<Path> sources;
        try (var files = Files.walk(Path.of("src"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertFalse(sources.isEmpty());
        for (var source : sources) {
            var text = Files.readString(source);
            var formatted = formatter.formatSourceAndFixImports(wrapComments(text));
            if (formatted.equals(text)) continue;
            if (WRITE) Files.writeString(source, formatted);
            else unformatted.add(source);
        }
        assertEquals(List.of(), unformatted, "run: mvn test -Dtest=FormatTest -Dformat.write=true");
    }

    /// The formatter breaks a long `///` line without beginning the next one with `///`.
    private static String wrapComments(String text) {
        var lines = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            while (line.length() > LONGEST_COMMENT && line.strip().startsWith("///")) {
                var cut = line.lastIndexOf(' ', LONGEST_COMMENT);
                lines.add(line.substring(0, cut));
                line = line.substring(0, line.indexOf("///")) + "///" + line.substring(cut);
            }
            lines.add(line);
        }
        return String.join("\n", lines) + "\n";
    }
}
