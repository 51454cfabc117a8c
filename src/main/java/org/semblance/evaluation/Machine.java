package org.semblance.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// What the figures were measured on, as Linux tells it. Elsewhere its names are unknown and its numbers absent.
public final class Machine {
    /// Instruction sets that decide how fast a network runs.
    private static final List<String> TELLING = List.of("avx2", "avx_vnni", "avx512f", "avx512_vnni", "amx_int8");

    private static final double TICKS_A_SECOND = 100;

    private Machine() {}

    static String processor() {
        var model = cpuinfo("model name");
        return model.isEmpty() ? System.getProperty("os.arch") : model;
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    static String features() {
        var flags = Set.of(cpuinfo("flags").split(" "));
        var found = TELLING.stream().filter(flags::contains).collect(Collectors.joining(" "));
        return found.isEmpty() ? "none of " + String.join(" ", TELLING) : found;
    }

    /// Physical memory this process holds now, in MB.
    static OptionalDouble residentMegabytes() {
        return status("VmRSS:");
    }

    /// The most it ever held.
    static OptionalDouble mostResidentMegabytes() {
        return status("VmHWM:");
    }

    /// Of the memory this process holds now, what is not a file's, in MB.
    public static OptionalDouble ownMegabytes() {
        return status("RssAnon:");
    }

    /// Since this process was started, in steps of 10 ms.
    static OptionalDouble millisecondsSinceStart() {
        var stat = read("/proc/self/stat");
        var uptime = read("/proc/uptime");
        if (stat.isEmpty() || uptime.isEmpty()) return OptionalDouble.empty();
        // the name of the process comes second, in brackets, and may itself hold blanks and brackets
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        var started = Double.parseDouble(fields[19]) / TICKS_A_SECOND;
        return OptionalDouble.of(1000 * (Double.parseDouble(uptime.split(" ")[0]) - started));
    }

    private static OptionalDouble status(String key) {
        return read("/proc/self/status")
                .lines()
                .filter(line -> line.startsWith(key))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                .findFirst();
    }

    private static String cpuinfo(String key) {
        return read("/proc/cpuinfo")
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }
}
