package org.semblance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Imports point upstream only. The rule is the table in `src/site/markdown/architecture.md`; the facts are the
/// class files, every name in their constant pools.
class ArchitectureTest {
    private static final Path CLASSES = Path.of("target", "classes", "org", "semblance");
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| ([^|]*) \\|.*");
    private static final Pattern NAME = Pattern.compile("org/semblance/(\\w+)/");

    @Test
    void packagesAreThoseOfTheTable() throws IOException {
        assertEquals(new TreeSet<>(table().keySet()), new TreeSet<>(facts().keySet()));
    }

    @Test
    void importsPointUpstreamOnly() throws IOException {
        var table = table();
        var wrong = new ArrayList<String>();
        facts().forEach((from, targets) -> {
            for (var to : targets) if (!table.getOrDefault(from, Set.of()).contains(to)) wrong.add(from + " -> " + to);
        });
        assertEquals(List.of(), wrong, "not allowed by the table in architecture.md");
    }

    private static Map<String, Set<String>> table() throws IOException {
        var table = new LinkedHashMap<String, Set<String>>();
        for (var line : Files.readAllLines(Path.of("src", "site", "markdown", "architecture.md"))) {
            var row = ROW.matcher(line);
            if (!row.matches()) continue;
            table.put(
                    row.group(1),
                    Stream.of(row.group(2).split(", *"))
                            .map(String::strip)
                            .filter(name -> name.matches("\\w+"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        table.values().stream().filter(row -> row.contains("all")).forEach(row -> row.addAll(table.keySet()));
        return table;
    }

    private static Map<String, Set<String>> facts() throws IOException {
        var facts = new LinkedHashMap<String, Set<String>>();
        List<Path> files;
        try (var walk = Files.walk(CLASSES)) {
            files = walk.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (var file : files) {
            var from = CLASSES.relativize(file).getName(0).toString();
            var targets = facts.computeIfAbsent(from, _ -> new TreeSet<>());
            for (var entry : ClassFile.of().parse(file).constantPool()) {
                var text = switch (entry) {
                    case ClassEntry type -> type.asInternalName() + "/";
                    case Utf8Entry utf8 when utf8.stringValue().contains(";") -> utf8.stringValue();
                    default -> "";
                };
                NAME.matcher(text).results().map(result -> result.group(1)).forEach(targets::add);
            }
            targets.remove(from);
        }
        return facts;
    }
}
