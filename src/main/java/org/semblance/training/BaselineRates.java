package org.semblance.training;

import org.semblance.evaluation.rates.Distances;
import org.semblance.evaluation.rates.ErrorRates;
import org.semblance.evaluation.rates.PeopleBootstrap;
import org.semblance.evaluation.rates.Rate;
import org.semblance.inference.ModelException;

/// What a design gets wrong once people were added to it.
///
/// @param secondsToAdd a person, on the average
/// @param equalError of newcomers and strangers
/// @param refused newcomers' pictures, where one in a hundred strangers' is accepted
/// @param strangersAccepted where one in a hundred pictures of the known people is accepted
record BaselineRates(
        double secondsToAdd, double equalError, Rate refused, double strangersAccepted, long genuine, long impostors) {
    private static final double FMR = 0.01;

    static BaselineRates of(Design design, BaselineFaces data)
            throws ModelException, TrainingException, InterruptedException {
        var genuine = new Distances();
        var strangers = new Distances();
        var known = new Distances();
        var own = new double[data.newcomers().size()][];
        var nanos = 0L;
        for (var i = 0; i < own.length; i++) {
            var newcomer = data.newcomers().get(i);
            var start = System.nanoTime();
            var recognizer = design.add(newcomer);
            nanos += System.nanoTime() - start;
            own[i] = new double[newcomer.probes().length];
            for (var j = 0; j < own[i].length; j++) {
                own[i][j] = recognizer.applyAsDouble(newcomer.probes()[j]);
                genuine.add(own[i][j]);
            }
            for (var face : data.strangers()) {
                if (data.personOf(face) != newcomer.person()) strangers.add(recognizer.applyAsDouble(face));
            }
            for (var face : data.known()) known.add(recognizer.applyAsDouble(face));
        }
        var rates = new ErrorRates(genuine, strangers);
        var equal = rates.equalError();
        return new BaselineRates(
                nanos / 1e9 / own.length,
                (equal.fmr() + equal.fnmr()) / 2,
                refused(own, rates.at(FMR).distance()),
                rates.point(known.threshold(FMR)).fmr(),
                genuine.count(),
                strangers.count());
    }

    private static Rate refused(double[][] own, double distance) {
        var refused = new long[own.length];
        var all = new long[own.length];
        for (var i = 0; i < own.length; i++) {
            all[i] = own[i].length;
            for (var value : own[i]) if (value > distance) refused[i]++;
        }
        return PeopleBootstrap.of(refused, all);
    }
}
