package org.semblance.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private final Calibration calibration =
            new Calibration(List.of(new double[] {0.1, 1.2}, new double[] {1e-4, 0.9}, new double[] {1e-6, 0.8}));

    @Test
    void returnsTheRowsOfTheTable() {
        assertEquals(0.1, calibration.fmr(1.2), 1e-12);
        assertEquals(1e-4, calibration.fmr(0.9), 1e-12);
        assertEquals(1e-6, calibration.fmr(0.8), 1e-12);
    }

    @Test
    void isLogLinearBetweenThem() {
        assertEquals(1e-5, calibration.fmr(0.85), 1e-9);
    }

    @Test
    void growsWithTheDistance() {
        for (var d = 0.0; d < 2; d += 0.01) assertTrue(calibration.fmr(d) <= calibration.fmr(d + 0.01));
    }

    @Test
    void neverPromisesMoreThanItsFloor() {
        assertEquals(Calibration.LEAST_RATE, calibration.fmr(0), 0);
    }

    @Test
    void saysNothingGoodBeyondTheTable() {
        assertEquals(1, calibration.fmr(1.21));
        assertEquals(1, calibration.fmr(Double.NaN));
        assertEquals(1, calibration.fmr(-0.1));
    }

    @Test
    void refusesATableThatIsNotOne() {
        assertThrows(IllegalArgumentException.class, () -> new Calibration(List.of(new double[] {0.1, 1})));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Calibration(List.of(new double[] {0.1, 1}, new double[] {0.2, 0.9})));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Calibration(List.of(new double[] {0.1, 1}, new double[] {0, 0.9})));
    }
}
