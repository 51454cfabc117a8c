package org.semblance.evaluation.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.match.Calibration;

class CardTablesTest {
    private static final double ALPHA = 0.2;

    /// 100 people are 4950 pairs: 50 are 0.50005, 0.51005 ... 0.99005 apart, the others 1.4142. Of 4950, a
    /// share of 0.1 is 495 pairs, of 0.03 148, both within 1.4142; of 0.01 49, all but the last of the near
    /// ones; of 0.003 14. Of 0.001 nobody can speak.
    @Test
    void theTableIsWhatAHandWouldCompute() throws Exception {
        var tables = CardTables.of(List.of(strangers(), owners()), Crowd.order(ALPHA, 20));
        assertEquals(
                List.of(
                        new CardTables.Row(0.1, 1.4142, 0, "strangers"),
                        new CardTables.Row(0.01, 0.99, 0.25, "strangers"),
                        new CardTables.Row(0.003, 0.64, 0.5, "strangers")),
                tables.rows());
    }

    /// Kept are 1.4142 - 1.2142 and less: every near pair, nobody else. Owners are 0.3, 0.6, 0.9 and 1.25 from
    /// themselves.
    @Test
    void theMarginIsCountedOnOwners() throws Exception {
        var card = CardTables.of(List.of(strangers(), owners()), Crowd.order(ALPHA, 20))
                .card();
        var row = card.margins().stream()
                .filter(each -> each.alpha() == ALPHA)
                .findFirst()
                .orElseThrow();
        assertEquals(0.25, row.fnmr(), 1e-9);
        assertEquals(0, row.fmr(), 1e-9);
    }

    @Test
    void whoHasTooFewPairsSaysNothing() throws Exception {
        var few = new Crowd(200, Optional.empty());
        for (var i = 0; i < 10; i++) few.add(few.name(0), 0, 1 + i, 0.05);
        var tables =
                CardTables.of(List.of(strangers(), owners(), few.population("few", Use.TABLE)), Crowd.order(ALPHA, 20));
        assertTrue(
                tables.rows().stream().allMatch(row -> row.limitedBy().equals("strangers")), tables.rows()::toString);
    }

    /// 60 people are 1770 pairs, which say something about 0.01, 17 of them, and nothing about 0.003.
    @Test
    void theTableEndsWhereTheNearestPopulationFallsSilent() throws Exception {
        var near = Crowd.of(60).population("near", Use.TABLE);
        var rows = CardTables.of(List.of(strangers(), owners(), near), Crowd.order(ALPHA, 20))
                .rows();
        assertEquals(new CardTables.Row(0.01, 0.67, 0.5, "near"), rows.getLast());
    }

    @Test
    void noDistanceExceedsTheBound() throws Exception {
        var bound =
                new Calibration(List.of(new double[] {0.1, 1.3}, new double[] {0.01, 1.2}, new double[] {0.003, 0.6}));
        var order = new CardTables.Order(ALPHA, 20, Optional.of(bound), "by hand");
        var distances = CardTables.of(List.of(strangers(), owners()), order).rows().stream()
                .map(CardTables.Row::distance)
                .toList();
        assertEquals(List.of(1.3, 1.2477, 0.99, 0.6), distances);
    }

    @Test
    void aGroupThatIsTooNearIsReported() throws Exception {
        var alike = alike().population("town", Use.OWNERS);
        var tables = CardTables.of(List.of(strangers(), alike), Crowd.order(ALPHA, 20));
        var group = rates(tables, "town alike");
        assertEquals(40 * 39 / 2 * 4, group.pairs());
        var row = group.rows().getLast();
        assertEquals(0.003, row.fmr());
        assertTrue(row.kept().value() > 0.9 && row.isTooMany(), row::toString);
        assertFalse(rates(tables, "strangers").rows().getFirst().isTooMany());
    }

    @Test
    void aCohortOfTheGroupKeepsItsStrangersOut() throws Exception {
        var alike = alike().population("town", Use.OWNERS, Use.COHORT);
        var tables = CardTables.of(List.of(strangers(), alike), Crowd.order(ALPHA, 40));
        var row = rates(tables, "town alike").rows().getLast();
        assertTrue(row.alone().value() > 0.9, row::toString);
        assertEquals(0, row.kept().value());
        assertFalse(row.isTooMany());
    }

    /// With groups, distance and margin count together: that keeps every rate, so the others' distances remain.
    @Test
    void aGroupThatTheMarginKeepsDoesNotLowerTheTable() throws Exception {
        var alone = CardTables.of(List.of(strangers(), owners()), Crowd.order(ALPHA, 40));
        var alike = alike().population("town", Use.TABLE, Use.COHORT);
        var both = CardTables.of(List.of(strangers(), owners(), alike), Crowd.order(ALPHA, 40));
        assertEquals(alone.rows(), both.rows());
    }

    @Test
    void pairsThatAreKnownToBeOnePersonAreLeftOut() throws Exception {
        var crowd = Crowd.of(100);
        var twins = Map.of(
                crowd.faces().get(0).person(), Set.of(crowd.faces().get(1).person()),
                crowd.faces().get(1).person(), Set.of(crowd.faces().get(0).person()));
        var known = new Population("strangers", Set.of(Use.TABLE, Use.COHORT), crowd.faces(), twins);
        var rows =
                CardTables.of(List.of(known, owners()), Crowd.order(ALPHA, 20)).rows();
        assertEquals(0.65, rows.getLast().distance(), "the fifteenth nearest is now 0.65 apart");
    }

    @Test
    void aCohortMemberIsNobody() throws Exception {
        var crowd = Crowd.of(16).population("crowd", Use.COHORT);
        for (var half = 0; half < 2; half++) {
            var made = CohortMaker.make(List.of(crowd), half, 24);
            assertEquals(24, made.cohort().members().size());
            for (var face : crowd.faces()) {
                assertTrue(made.cohort().nearest(face.embedding()) > 0.25, face.person());
            }
        }
    }

    /// Four people of whom two are one, which nobody knows: six pairs, and the nearest makes no member.
    @Test
    void whoIsThereTwiceMakesNoMember() throws Exception {
        var crowd = new Crowd(0, Optional.empty());
        crowd.add(crowd.name(1), 0, 1, 0);
        crowd.add(crowd.name(1), 0, 1, 0);
        crowd.add(crowd.name(1), 2, 1, 0);
        crowd.add(crowd.name(1), 3, 1, 0);
        var cohort = CohortMaker.make(List.of(crowd.population("crowd", Use.COHORT)), 1, 5)
                .cohort();
        assertEquals(5, cohort.members().size());
        for (var face : crowd.faces()) assertTrue(cohort.nearest(face.embedding()) > 0.7);
    }

    @Test
    void fourTimesThePeopleGiveTwiceTheMembers() throws Exception {
        var small = new Crowd(0, Optional.of("small"));
        for (var i = 0; i < 25; i++) small.add(small.name(1), i, 0, 0);
        var large = new Crowd(100, Optional.of("large"));
        for (var i = 0; i < 100; i++) large.add(large.name(1), i, 0, 0);
        var populations = List.of(small.population("a", Use.COHORT), large.population("b", Use.COHORT));
        var made = CohortMaker.make(populations, 1, 60);
        assertEquals(Map.of("a small", 20, "b large", 40), made.members());
    }

    @Test
    void withoutPeopleForItThereIsNoCalibration() throws Exception {
        var order = Crowd.order(ALPHA, 20);
        var noCohort = List.of(Crowd.of(100).population("strangers", Use.TABLE), owners());
        assertThrows(EvaluationException.TooFewPeople.class, () -> CardTables.of(noCohort, order));
        assertThrows(EvaluationException.TooFewPeople.class, () -> CardTables.of(List.of(strangers()), order));
        var few = List.of(Crowd.of(8).population("few", Use.TABLE, Use.COHORT), owners());
        assertThrows(EvaluationException.TooFewPeople.class, () -> CardTables.of(few, order));
    }

    /// Whose names are all in one half.
    @Test
    void anEmptyHalfAsksForMorePeople() throws Exception {
        var crowd = new Crowd(0, Optional.empty());
        for (var i = 0; i < 3; i++) crowd.add(crowd.name(0), i, 9, 0);
        crowd.add(crowd.name(1), 3, 9, 0);
        var four = List.of(crowd.population("four", Use.values()));
        var e = assertThrows(EvaluationException.TooFewPeople.class, () -> CardTables.of(four, Crowd.order(ALPHA, 20)));
        assertEquals(EvaluationFlaw.FEW_FOR_COHORT, e.flaw());
        assertEquals(List.of("1"), e.values());
        var nobody = List.of(crowd.population("four", Use.TABLE, Use.OWNERS));
        var none = assertThrows(
                EvaluationException.TooFewPeople.class, () -> CardTables.of(nobody, Crowd.order(ALPHA, 20)));
        assertEquals(EvaluationFlaw.NOBODY_FOR_COHORT, none.flaw());
    }

    /// Whoever gives to the cohort is compared within a half: there, this owner is alone.
    @Test
    void anOwnerWithoutAStrangerAsksForMorePeople() throws Exception {
        var owners = new Crowd(200, Optional.empty());
        var owner = owners.name(0);
        owners.add(owner, 0, 1, 0);
        owners.add(owner, 0, 1, 0.3);
        owners.add(owners.name(1), 2, 1, 0);
        var populations = List.of(strangers(), owners.population("owners", Use.OWNERS, Use.COHORT));
        var e = assertThrows(
                EvaluationException.TooFewPeople.class, () -> CardTables.of(populations, Crowd.order(ALPHA, 20)));
        assertEquals(EvaluationFlaw.NO_OWNERS, e.flaw());
    }

    private static Population strangers() throws Exception {
        return Crowd.of(100).population("strangers", Use.TABLE, Use.COHORT);
    }

    private static Population owners() throws Exception {
        var owners = new Crowd(200, Optional.empty());
        var distances = new double[] {0.3, 0.6, 0.9, 1.25};
        for (var i = 0; i < distances.length; i++) {
            var name = owners.name(0);
            owners.add(name, 2 * i, 2 * i + 1, 0);
            owners.add(name, 2 * i, 2 * i + 1, distances[i]);
        }
        return owners.population("owners", Use.OWNERS);
    }

    /// 40 people, each there twice, all less than 0.6 from each other.
    private static Crowd alike() throws Exception {
        var alike = new Crowd(300, Optional.of("alike"));
        for (var i = 0; i < 40; i++) alike.add(alike.name(i % 2), 0, 1 + i, 0.3);
        return alike.twice();
    }

    private static GroupRates rates(CardTables tables, String name) {
        return tables.groups().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + tables.groups()));
    }
}
