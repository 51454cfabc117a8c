package org.semblance.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Outbox outbox = new Outbox();

    @Test
    void keepsTheNewestPicturesAndEveryState() throws Exception {
        var pictures = IntStream.range(0, 10)
                .mapToObj(i -> new Event.Preview(i, 1, new byte[0], List.of()))
                .toList();
        for (var picture : pictures) {
            outbox.put(picture);
            outbox.put(state(picture.width()));
        }
        var states = pictures.stream().map(picture -> state(picture.width())).toList();
        var out = all();
        assertEquals(states, out.stream().filter(Event.State.class::isInstance).toList());
        assertEquals(
                pictures.subList(8, 10),
                out.stream().filter(Event.Preview.class::isInstance).toList());
    }

    @Test
    void keepsTheNewestOfManyHintsBeforeTheAnswer() throws Exception {
        for (var i = 0; i < 1000; i++) outbox.put(new Event.Hint("hint." + i));
        outbox.put(new Answer.Done());
        var out = all();
        assertEquals(new Event.Hint("hint.968"), out.getFirst());
        assertEquals(new Event.Hint("hint.999"), out.get(31));
        assertEquals(new Answer.Done(), out.getLast());
        assertEquals(33, out.size());
    }

    private static Event state(int number) {
        return new Event.State("state." + number, "", "");
    }

    private List<Object> all() throws InterruptedException {
        outbox.end();
        var all = new ArrayList<>();
        for (var next = outbox.take(); next.isPresent(); next = outbox.take()) all.add(next.get());
        return all;
    }
}
