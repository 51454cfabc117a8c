package org.semblance.launcher;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// What systemd hands over and wants to hear, sd_notify(3). Where it did not start this process, nothing of either.
record Systemd(Map<String, String> environment) {
    private static final System.Logger LOG = System.getLogger(Systemd.class.getName());

    /// The socket of the unit that started this process, `StandardInput=socket`.
    Optional<ServerSocketChannel> socket() throws IOException {
        return System.inheritedChannel() instanceof ServerSocketChannel listening
                ? Optional.of(listening)
                : Optional.empty();
    }

    void ready() {
        tell("READY=1");
    }

    void stopping() {
        tell("STOPPING=1");
    }

    /// Tells again and again that all is well, for as long as it is: twice in the time the unit's `WatchdogSec`
    /// gives.
    ScheduledExecutorService watchdog(BooleanSupplier well) {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("watchdog").factory());
        patience().ifPresent(patience -> {
            var half = patience.toNanos() / 2;
            timer.scheduleAtFixedRate(() -> pingIf(well), half, half, TimeUnit.NANOSECONDS);
        });
        return timer;
    }

    private void pingIf(BooleanSupplier well) {
        if (well.getAsBoolean()) tell("WATCHDOG=1");
        else LOG.log(System.Logger.Level.ERROR, "the recognition thread hangs; the watchdog is not told otherwise");
    }

    private Optional<Duration> patience() {
        var microseconds = environment.getOrDefault("WATCHDOG_USEC", "");
        var forWhom = environment.getOrDefault("WATCHDOG_PID", "");
        var ours = forWhom.isEmpty()
                || forWhom.equals(Long.toString(ProcessHandle.current().pid()));
        return ours && microseconds.matches("[1-9][0-9]{0,15}")
                ? Optional.of(Duration.of(Long.parseLong(microseconds), ChronoUnit.MICROS))
                : Optional.empty();
    }

    private void tell(String words) {
        var address = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (address.isEmpty()) return;
        if (!Datagram.send(address, words.getBytes(StandardCharsets.UTF_8), true)) {
            LOG.log(System.Logger.Level.WARNING, "systemd was not reached");
        }
    }
}
