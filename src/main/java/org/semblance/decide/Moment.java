package org.semblance.decide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A point in time that nobody can set: the running boot and the time since it, sleep included.
public record Moment(String bootId, Duration sinceBoot) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path UPTIME = Path.of("/proc/uptime");

    /// @throws UncheckedIOException where the kernel does not say
    public static Moment now() {
        try {
            var seconds = Files.readString(UPTIME).split(" ")[0];
            return new Moment(
                    Files.readString(BOOT_ID).strip(), Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Moment plus(Duration duration) {
        return new Moment(bootId, sinceBoot.plus(duration));
    }
}
