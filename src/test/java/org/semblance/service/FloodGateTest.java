package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.decide.Refusal;
import org.semblance.ipc.Answer;
import org.semblance.policy.Rulebook;
import org.semblance.service.guard.Ground;

/// Somebody who asks in a loop, in their own name or in the names of others.
class FloodGateTest {
    private final AtomicLong now = new AtomicLong();
    private final FloodGate gate = new FloodGate(now::get);

    @TempDir
    private Path folder;

    private long passing(String user, int times) {
        return IntStream.range(0, times).filter(_ -> gate.lets(user)).count();
    }

    @Test
    void aFloodLeavesFewRowsAndItsCount() {
        assertEquals(FloodGate.AT_ONCE, passing("mallory", 10_000));
        assertEquals(Map.of("mallory", 10_000 - FloodGate.AT_ONCE), gate.takeLeftOut());
        assertEquals(Map.of(), gate.takeLeftOut());
    }

    @Test
    void itFillsUpWithTime() {
        passing("mallory", 100);
        now.addAndGet(FloodGate.ONE_EACH.toNanos());
        assertEquals(1, passing("mallory", 100));
        now.addAndGet(Duration.ofDays(1).toNanos());
        assertEquals(FloodGate.AT_ONCE, passing("mallory", 100));
    }

    @Test
    void whoFloodsDoesNotHideOthers() {
        passing("mallory", 10_000);
        assertTrue(gate.lets("ann"));
    }

    @Test
    void manyMadeUpNamesAreOneFloodToo() {
        var rows = 0;
        for (var i = 0; i < 5_000; i++) rows += gate.lets("nobody-" + i) ? 1 : 0;
        assertEquals(300, rows);
        assertFalse(gate.lets("ann"));
        var leftOut = gate.takeLeftOut();
        assertTrue(leftOut.size() <= 65, leftOut.size() + " names are remembered");
        assertEquals(
                4_701, leftOut.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void theHistoryKeepsWhatMattersAndTheCountOfTheRest() throws Exception {
        var trail = new ArrayList<String>();
        EnrolledStore.copyTo(folder);
        try (var equipment = new Equipment(
                        EnrolledStore::recognition,
                        () -> EnrolledStore.place(folder).openWithKeyFile(),
                        _ -> new FakeSession(),
                        _ -> {
                            throw new AssertionError("no camera is opened");
                        },
                        List::of,
                        rulebook())
                .telling((entry, service) -> trail.add(entry.event() + " " + entry.reason() + " " + service))) {
            var diary = new Diary(equipment, InstantSource.system(), gate);
            for (var i = 0; i < 1_000; i++) diary.guarded("bob", Ground.SERVICE, "sudo");
            diary.refused("bob", Refusal.NOT_THIS_PERSON, "", "i3lock");
            diary.write("bob", Happening.ACCEPTED, "", "i3lock");
            var entries = ((Answer.History) diary.read("bob", 1_000)).entries();
            assertEquals(FloodGate.AT_ONCE + 3, entries.size());
            assertEquals("history.LEFT_OUT", entries.get(0).event());
            assertEquals(1_000 - FloodGate.AT_ONCE, entries.get(0).times());
            assertEquals("history.ACCEPTED", entries.get(1).event());
            assertEquals("refusal.NOT_THIS_PERSON", entries.get(2).reason());
            assertEquals(entries.size(), trail.size());
            assertEquals("REFUSED NOT_THIS_PERSON i3lock", trail.get(FloodGate.AT_ONCE));
        }
    }

    private Rulebook rulebook() {
        return EnrolledStore.rulebook(folder);
    }
}
