package org.semblance.training;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;

/// What the distances of an embedder are worth, measured on people it never saw: the tables of a model card.
final class ErrorTable {
    private static final double[] RATES = {
        0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001, 0.00003, 0.00001, 0.000003, 0.000001
    };
    private static final double[] ALPHAS = {-0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.3};

    /// A rate is told only where at least so many impostor pairs lie below its distance.
    private static final int LEAST_PAIRS = 10;

    private static final double MEASURED_AT = 1e-4;

    private final float[][] embeddings;
    private final int[] people;
    private final float[] nearestOther;
    private final float[] genuine;
    private final float[] impostors;

    /// @param embeddings unit length
    /// @param people number of each one's person, [#isEnough] of them
    /// @param cohort embeddings that stand for nobody
    ErrorTable(float[][] embeddings, int[] people, float[][] cohort) {
        this.embeddings = embeddings;
        this.people = people;
        nearestOther = new float[people.length];
        for (var i = 0; i < people.length; i++) nearestOther[i] = nearest(embeddings[i], cohort);
        var pairs = Math.toIntExact((long) people.length * (people.length - 1) / 2);
        var same = new float[pairs];
        var different = new float[pairs];
        int own = 0, others = 0;
        for (var i = 0; i < people.length; i++) {
            for (var j = 0; j < i; j++) {
                var distance = distance(embeddings[i], embeddings[j]);
                if (people[i] == people[j]) same[own++] = distance;
                else different[others++] = distance;
            }
        }
        genuine = Arrays.copyOf(same, own);
        impostors = Arrays.copyOf(different, others);
        Arrays.sort(genuine);
        Arrays.sort(impostors);
    }

    /// Whether there are pairs enough of both kinds for two rows of a calibration.
    static boolean isEnough(int[] people) {
        long genuine = 0;
        for (var i = 0; i < people.length; i++) {
            for (var j = 0; j < i; j++) if (people[i] == people[j]) genuine++;
        }
        var all = (long) people.length * (people.length - 1) / 2;
        return genuine > 0 && (all - genuine) * RATES[1] >= LEAST_PAIRS;
    }

    private static float nearest(float[] embedding, float[][] cohort) {
        var least = Float.MAX_VALUE;
        for (var member : cohort) least = Math.min(least, distance(embedding, member));
        return least;
    }

    private static float distance(float[] a, float[] b) {
        return (float) Math.sqrt(Math.max(0, 2 - 2 * Validation.dot(a, b)));
    }

    int genuinePairs() {
        return genuine.length;
    }

    int impostorPairs() {
        return impostors.length;
    }

    /// Rows of false match rate, distance and false non-match rate.
    JsonArray calibration() {
        var rows = new JsonArray();
        var last = Float.MAX_VALUE;
        for (var rate : RATES) {
            if (impostors.length * rate < LEAST_PAIRS) break;
            var distance = distanceAt(rate);
            if (distance >= last) continue;
            var row = new JsonObject();
            row.addProperty("fmr", rate);
            row.addProperty("distance", round(distance, 4));
            row.addProperty("fnmr", round(missedBeyond(distance), 4));
            rows.add(row);
            last = distance;
        }
        return rows;
    }

    private float distanceAt(double rate) {
        return impostors[(int) (impostors.length * rate) - 1];
    }

    double missedBeyond(double distance) {
        var place = Arrays.binarySearch(genuine, (float) distance);
        return 1 - (double) (place < 0 ? -place - 1 : place + 1) / genuine.length;
    }

    /// Rows of alpha and both rates, with the margin rule alone and together with the distance of FMR 1e-4.
    JsonArray margins() {
        var limit = distanceAt(Math.max(MEASURED_AT, (double) LEAST_PAIRS / impostors.length));
        var counts = new long[ALPHAS.length][4];
        for (var i = 0; i < people.length; i++) {
            for (var j = 0; j < people.length; j++) {
                if (i != j) count(counts, i, j, limit);
            }
        }
        var rows = new JsonArray();
        for (var k = 0; k < ALPHAS.length; k++) {
            var row = new JsonObject();
            row.addProperty("alpha", ALPHAS[k]);
            row.addProperty("fmr", round(counts[k][0] / 2.0 / impostors.length, 9));
            row.addProperty("fnmr", round(1 - counts[k][1] / 2.0 / genuine.length, 4));
            row.addProperty("fmr_with_distance", round(counts[k][2] / 2.0 / impostors.length, 9));
            row.addProperty("fnmr_with_distance", round(1 - counts[k][3] / 2.0 / genuine.length, 4));
            rows.add(row);
        }
        return rows;
    }

    /// @param live the face before the camera
    /// @param reference the enrolled one
    private void count(long[][] counts, int live, int reference, float limit) {
        var distance = distance(embeddings[live], embeddings[reference]);
        var margin = nearestOther[live] - distance;
        var column = people[live] == people[reference] ? 1 : 0;
        for (var k = 0; k < ALPHAS.length && margin >= ALPHAS[k]; k++) {
            counts[k][column]++;
            if (distance <= limit) counts[k][2 + column]++;
        }
    }

    private static double round(double value, int digits) {
        var factor = Math.pow(10, digits);
        return Math.rint(value * factor) / factor;
    }
}
