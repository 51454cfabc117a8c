package org.semblance.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.semblance.ipc.Request;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "pause",
        footer = {"  semblance pause", "  semblance pause 2h30m", "  semblance pause --end"})
final class PauseCommand implements Callable<Integer> {
    private static final Duration HOUR = Duration.ofHours(1);

    /// One or the other.
    private static final class Length {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "DURATION",
                descriptionKey = "DURATION",
                converter = Converter.class)
        private Duration duration;

        @Option(names = "--end")
        private boolean end;

        private Duration value() {
            if (end) return Duration.ZERO;
            return duration == null ? HOUR : duration;
        }
    }

    /// `2h30m`, which is ISO 8601 without its first letters.
    static final class Converter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                var duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
                if (duration.isPositive()) return duration;
            } catch (DateTimeParseException _) {
                // said below
            }
            throw new TypeConversionException(text);
        }
    }

    @ArgGroup
    private Length length = new Length();

    @Mixin
    private UserOption user;

    @Mixin
    private JsonOption json;

    private final Client client;

    PauseCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask(new Request.Pause(user.name(), length.value()), json.isJson());
    }
}
