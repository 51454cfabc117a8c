package org.semblance.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.semblance.ipc.Event.Program;

/// What the kernel tells of the programs that run. Names and arguments are whatever a program calls itself: what is
/// given out holds no control characters, and nothing that changes the direction of writing. Source: proc(5).
record ProcessTable(Path proc) {
    static final ProcessTable KERNEL = new ProcessTable(Path.of("/proc"));

    /// Fields of `stat` behind the name.
    private static final int PARENT = 1;

    private static final int TERMINAL = 4;
    private static final int MOST_PROGRAMS = 4;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_BYTES = 1 << 17;
    private static final int TERMINALS = 4;
    private static final int FIRST_PTS = 136;
    private static final int LAST_PTS = 143;

    /// The program, who started it, and so on; empty when it has ended.
    List<Program> lineage(int process) {
        var programs = new ArrayList<Program>();
        var next = process;
        while (next > 1 && programs.size() < MOST_PROGRAMS) {
            var stat = stat(next);
            if (stat.isEmpty()) break;
            programs.add(program(next, stat.get()));
            next = number(stat.get(), PARENT);
        }
        return List.copyOf(programs);
    }

    /// Where it reads and writes: `/dev/pts/3`, `/dev/tty2`, or "".
    String terminal(int process) {
        var device = stat(process).map(stat -> number(stat, TERMINAL)).orElse(0);
        var major = device >> 8 & 0xfff;
        var minor = device & 0xff | device >> 12 & 0xfff00;
        if (major >= FIRST_PTS && major <= LAST_PTS) return "/dev/pts/" + ((major - FIRST_PTS << 8) + minor);
        return major == TERMINALS ? "/dev/tty" + minor : "";
    }

    private Program program(int process, String stat) {
        var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        return new Program(process, plain(name), command(process), executable(process));
    }

    /// Words that would be read as several stand in quotation marks.
    private String command(int process) {
        var words = new ArrayList<String>();
        for (var word : read(process, "cmdline").replaceFirst("\0$", "").split("\0", -1)) {
            var plain = plain(word);
            words.add(plain.isEmpty() || plain.contains(" ") ? "\"" + plain + "\"" : plain);
        }
        var command = String.join(" ", words);
        if (command.length() <= MOST_CHARACTERS) return command.equals("\"\"") ? "" : command;
        return command.substring(0, MOST_CHARACTERS) + " \u2026 +" + (command.length() - MOST_CHARACTERS);
    }

    private String executable(int process) {
        try {
            return plain(Files.readSymbolicLink(file(process, "exe")).toString());
        } catch (IOException e) {
            return ""; // another user's
        }
    }

    private Optional<String> stat(int process) {
        var stat = read(process, "stat");
        return stat.lastIndexOf(')') > stat.indexOf('(') ? Optional.of(stat) : Optional.empty();
    }

    private static int number(String stat, int field) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Integer.parseInt(fields[field]);
    }

    private String read(int process, String name) {
        try (var in = Files.newInputStream(file(process, name))) {
            return new String(in.readNBytes(MOST_BYTES), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private Path file(int process, String name) {
        return proc.resolve(String.valueOf(process)).resolve(name);
    }

    /// Each character that is not seen, or moves others, is a mark.
    static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints().map(ProcessTable::seen).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static int seen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> '\ufffd';
            case Character.SPACE_SEPARATOR -> ' ';
            default -> character;
        };
    }
}
