package org.semblance.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {
    @Test
    void ofManyValuesInTheMeantimeOnlyTheLastIsTakenByASingleTask() {
        var queue = new ArrayDeque<Runnable>();
        var taken = new ArrayList<Integer>();
        var latest = new Latest<Integer>(queue::add, taken::add);
        for (var n = 0; n < 100; n++) latest.accept(n);
        assertEquals(1, queue.size());
        queue.remove().run();
        assertEquals(List.of(99), taken);
        latest.accept(100);
        assertEquals(1, queue.size());
    }
}
