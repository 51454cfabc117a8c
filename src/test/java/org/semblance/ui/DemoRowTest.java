package org.semblance.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoRowTest {
    @ParameterizedTest
    @CsvSource({
        "1, anybody",
        "0.2, 1 in 5",
        "0.0001, 1 in 10\u202f000",
        "0.0000813, 1 in 12\u202f000",
        "1e-12, 1 in 1\u202f000\u202f000\u202f000"
    })
    void aRateIsSaidAsOneInSoMany(double rate, String text) {
        assertEquals(text, row(OptionalDouble.of(1), OptionalDouble.of(rate)).fmrText());
    }

    @Test
    void whatWasNotComparedHasNoNumbers() {
        var row = row(OptionalDouble.empty(), OptionalDouble.empty());
        assertEquals("–", row.distanceText());
        assertEquals("–", row.fmrText());
    }

    private static DemoRow row(OptionalDouble distance, OptionalDouble fmr) {
        return new DemoRow("somebody", distance, fmr, false, "refused", 1);
    }
}
