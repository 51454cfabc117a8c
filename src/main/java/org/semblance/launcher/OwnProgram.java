package org.semblance.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How this program is started again: its launch script, or the very command line of this process.
record OwnProgram(List<String> command) {

    static OwnProgram ofThisProcess() {
        var script = System.getProperty("semblance.script", "");
        return script.isEmpty() ? ofCommandLine(commandLine()) : new OwnProgram(List.of(script));
    }

    /// The words up to the main class, or up to the jar after `-jar`.
    static OwnProgram ofCommandLine(List<String> words) {
        var jar = words.indexOf("-jar");
        var end = jar >= 0 ? jar + 2 : words.indexOf(Main.class.getName()) + 1;
        return new OwnProgram(List.copyOf(words.subList(0, end)));
    }

    private static List<String> commandLine() {
        try {
            var text = new String(Files.readAllBytes(Path.of("/proc/self/cmdline")), Charset.defaultCharset());
            return List.of(text.split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> with(String... arguments) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return all;
    }
}
