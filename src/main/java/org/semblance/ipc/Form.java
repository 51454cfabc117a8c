package org.semblance.ipc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the values of one type lie in a message.
interface Form<T> {
    void write(T value, MessageWriter out);

    T read(MessageReader in) throws FrameException;

    @FunctionalInterface
    interface Writing<T> {
        void write(MessageWriter out, T value);
    }

    @FunctionalInterface
    interface Reading<T> {
        T read(MessageReader in) throws FrameException;
    }

    static <T> Form<T> of(Writing<T> writing, Reading<T> reading) {
        return new Form<>() {
            @Override
            public void write(T value, MessageWriter out) {
                writing.write(out, value);
            }

            @Override
            public T read(MessageReader in) throws FrameException {
                return reading.read(in);
            }
        };
    }

    static <T> Form<List<T>> list(Form<T> element) {
        return of(
                (out, list) -> {
                    out.count(list.size());
                    for (var value : list) element.write(value, out);
                },
                in -> {
                    var count = in.count();
                    var list = new ArrayList<T>();
                    for (var i = 0; i < count; i++) list.add(element.read(in));
                    return List.copyOf(list);
                });
    }

    static <T> Form<Optional<T>> optional(Form<T> element) {
        return of(
                (out, value) -> {
                    out.isTrue(value.isPresent());
                    value.ifPresent(present -> element.write(present, out));
                },
                in -> in.isTrue() ? Optional.of(element.read(in)) : Optional.empty());
    }

    static Form<float[]> floats() {
        return of(
                (out, values) -> {
                    out.count(values.length);
                    for (var value : values) out.number(value);
                },
                in -> {
                    var values = new float[in.count()];
                    for (var i = 0; i < values.length; i++) values[i] = in.number();
                    return values;
                });
    }

    static Form<Instant> instant() {
        return of(
                (out, instant) -> {
                    out.longInteger(instant.getEpochSecond());
                    out.integer(instant.getNano());
                },
                in -> {
                    var seconds = in.longInteger();
                    var nanos = nanos(in);
                    if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
                        throw new FrameException("no instant: " + seconds);
                    }
                    return Instant.ofEpochSecond(seconds, nanos);
                });
    }

    static Form<Duration> duration() {
        return of(
                (out, duration) -> {
                    out.longInteger(duration.getSeconds());
                    out.integer(duration.getNano());
                },
                in -> Duration.ofSeconds(in.longInteger(), nanos(in)));
    }

    private static int nanos(MessageReader in) throws FrameException {
        var nanos = in.integer();
        if (nanos < 0 || nanos > 999_999_999) throw new FrameException("no nanoseconds: " + nanos);
        return nanos;
    }
}
