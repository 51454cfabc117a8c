package org.semblance.evaluation.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.semblance.evaluation.rates.TenFolds.Comparison;

class ErrorRatesTest {
    @Test
    void aThresholdNeverLetsInMoreThanItsRate() {
        var impostor = distances(0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4);
        var rates = new ErrorRates(distances(0.1, 0.2, 0.65, 1.0), impostor);
        var point = rates.at(0.2);
        assertTrue(point.distance() >= 0.6 && point.distance() < 0.7, point.toString());
        assertEquals(0.2, point.fmr());
        assertEquals(0.25, point.fnmr());
        assertEquals(0, rates.at(0.05).fmr());
    }

    @Test
    void twoBellsMeetWhereTheyCross() {
        var random = new Random(1);
        var genuine = new Distances();
        var impostor = new Distances();
        for (var i = 0; i < 200_000; i++) {
            genuine.add(Math.clamp(0.7 + 0.1 * random.nextGaussian(), 0, 2));
            impostor.add(Math.clamp(1.1 + 0.1 * random.nextGaussian(), 0, 2));
        }
        var equal = new ErrorRates(genuine, impostor).equalError();
        assertEquals(0.9, equal.distance(), 0.003);
        assertEquals(0.02275, equal.fmr(), 0.002); // a bell beyond two of its deviations
        assertEquals(equal.fmr(), equal.fnmr(), 1e-4);
    }

    @Test
    void speaksOnlyOfRatesThatWereMeasured() {
        var rates = new ErrorRates(distances(0.5), many(1.0, 10_000));
        assertTrue(rates.reaches(1e-3));
        assertFalse(rates.reaches(1e-4));
    }

    @Test
    void mergedDistancesAreThoseOfBoth() {
        var sum = distances(0.1, 0.5);
        sum.addAll(distances(0.5, 1.9));
        assertEquals(4, sum.count());
        assertEquals(3, sum.within(0.5));
        assertThrows(IllegalArgumentException.class, () -> sum.add(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> sum.add(2.1));
    }

    @Test
    void eachFoldIsJudgedAtTheOthersThreshold() {
        var comparisons = new ArrayList<Comparison>();
        for (var fold = 0; fold < 3; fold++) {
            for (var i = 0; i < 10; i++) {
                comparisons.add(new Comparison(fold, true, 0.5 + 0.01 * i));
                comparisons.add(new Comparison(fold, false, 1.0 + 0.01 * i));
            }
        }
        assertEquals(1, TenFolds.judge(comparisons).accuracy());
        comparisons.add(new Comparison(2, false, 0.1));
        comparisons.add(new Comparison(2, false, 0.2));
        var result = TenFolds.judge(comparisons);
        assertEquals(List.of(1.0, 1.0, 20.0 / 22), result.folds());
        assertEquals((2 + 20.0 / 22) / 3, result.accuracy(), 1e-12);
        assertEquals((1 - 20.0 / 22) / 3, result.standardError(), 1e-12);
    }

    private static Distances distances(double... values) {
        var distances = new Distances();
        for (var value : values) distances.add(value);
        return distances;
    }

    private static Distances many(double value, int count) {
        var distances = new Distances();
        for (var i = 0; i < count; i++) distances.add(value);
        return distances;
    }
}
