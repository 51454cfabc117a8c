package org.semblance.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    private static final Path MODELS = Path.of("models");

    @Test
    void reportsEveryFigureThatOthersReadByItsKey() throws Exception {
        var progress = new ArrayList<Double>();
        var figures = new Benchmark(MODELS, 5, 2, 2).run(progress::add);
        var keys = figures.stream().map(Figure::key).collect(Collectors.toSet());
        var wanted = List.of(
                "machine",
                "provider",
                "frames",
                "warm_up",
                "decode_ms.p50",
                "detect_ms.p50",
                "align_ms.p50",
                "embed_ms.p50",
                "frame_ms.p50",
                "frame_ms.p95",
                "match_ms.refs_1",
                "match_ms.refs_100",
                "match_ms.refs_10000",
                "trigger_to_accept_ms.p50",
                "trigger_to_accept_ms.p95",
                "start_ms",
                "rss_mb");
        assertTrue(keys.containsAll(wanted), keys.toString());
        assertEquals(figures.size(), keys.size(), "a key is there twice");
        assertEquals(1, progress.getLast());
    }

    @Test
    void theOwnerIsAcceptedInEveryTimedUnlock() throws Exception {
        var figures = new Benchmark(MODELS, 1, 0, 2).run(_ -> {});
        var accepted = figures.stream()
                .filter(figure -> figure.key().equals("trigger_to_accept_ms.accepted"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, accepted.value());
    }

    @Test
    void refusesToMeasureNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Benchmark(MODELS, 0, 0, 1));
    }

    @Test
    void aPercentileIsTheNearestRank() {
        var timings = new Timings();
        for (var n = 100; n >= 1; n--) timings.add(n * 1_000_000L);
        assertEquals(50, timings.p50());
        assertEquals(95, timings.p95());
        assertEquals(100, timings.percentile(1));
    }
}
