package org.semblance.evaluation.attempts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.semblance.evaluation.rates.Rate;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.Figures;

/// What came of the attempts so far.
final class AttemptTally {
    private int enrolled;
    private long own;
    private long ownAccepted;
    private long others;
    private long othersAccepted;
    private final List<Duration> times = new ArrayList<>();

    void enrolled(boolean yes) {
        if (yes) enrolled++;
    }

    void tried(boolean genuine, Optional<Duration> accepted) {
        if (genuine) {
            own++;
            if (accepted.isPresent()) ownAccepted++;
            accepted.ifPresent(times::add);
        } else {
            others++;
            if (accepted.isPresent()) othersAccepted++;
        }
    }

    /// @param figures that say which networks were judged
    Evaluation report(Figures figures, int people) {
        figures.add("people", "People", people, "")
                .add("fte", "Could not enroll", Rate.exact(people - enrolled, people))
                .add("own", "Attempts on the own account", own, "")
                .add("others", "Attempts on others' accounts", others, "");
        if (own > 0) figures.add("fnmr", "Own attempts refused (FNMR)", Rate.exact(own - ownAccepted, own));
        if (others > 0) figures.add("fmr", "Others' attempts accepted (FMR)", Rate.exact(othersAccepted, others));
        if (!times.isEmpty()) {
            times.sort(null);
            figures.add("seconds_to_accept.p50", "First frame to accept, p50", seconds(times.size() / 2), "s");
            figures.add("seconds_to_accept.p95", "First frame to accept, p95", seconds(times.size() * 95 / 100), "s");
        }
        return new Evaluation("Whole attempts on recordings", figures.list(), List.of());
    }

    private double seconds(int rank) {
        return times.get(rank).toMillis() / 1000.0;
    }
}
