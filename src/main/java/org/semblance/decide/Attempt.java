package org.semblance.decide;

import java.util.ArrayList;
import java.util.List;
import org.semblance.liveness.Liveness;
import org.semblance.match.Calibration;
import org.semblance.match.Match;
import org.semblance.policy.Policy;

/// One attempt of one user: takes evidence frame by frame and says yes at most once.
///
/// The false match rate that the policy names is the one of the whole attempt. It is spent on looks, at the
/// 1st, 2nd, 4th, 8th ... frame of evidence of a track: a quarter on the first, so that a single very clear
/// frame may do, an eighth on each of six more. A look at n frames accepts when more than half of them, m, lie
/// each under a single comparison's rate p with n / m x references x p <= what the look may spend. By Markov's
/// inequality that bound holds however much the frames of one face resemble each other, and by Boole's it holds
/// over references and looks; a new track starts its evidence anew but gets no new looks.
///
/// Besides, each counted frame must keep the cohort margin, and no cue may speak against a living face.
public final class Attempt implements Deliberation {
    private static final int LOOKS = 7;
    private static final double FIRST_SHARE = 1.0 / 4;
    private static final double OTHER_SHARE = 1.0 / 8;
    private static final int HOPELESS_FRAMES = 32;
    private static final double HOPELESS_RATE = 1e-2;

    private final String user;
    private final double fmr;
    private final double alpha;
    private final List<Match> evidence = new ArrayList<>();
    private long track = -1;
    private int looks;
    private boolean convinced;
    private boolean stillPending = true;
    private Decision decision = new Decision.Undecided();

    /// @param modelAlpha the least cohort margin that the model's card asks for; the policy may only raise it
    public Attempt(String user, Policy policy, double modelAlpha) {
        this.user = user;
        this.fmr = policy.attemptFmr();
        this.alpha = Math.max(modelAlpha, policy.alpha().orElse(modelAlpha));
    }

    /// The strictest rate of an attempt that a perfect face could still meet, since no calibration vouches for less
    /// than its least rate.
    ///
    /// @param references of the user
    public static double strictestRate(int references) {
        return 2 * references * Calibration.LEAST_RATE / OTHER_SHARE;
    }

    @Override
    public Decision decision() {
        return decision;
    }

    /// Adds what one frame says. Both must speak of the same track in the same frame. After the end nothing
    /// changes.
    ///
    /// @param nowNanos [System#nanoTime]
    public Decision add(Match match, Liveness liveness, long nowNanos) {
        return add(match, liveness, true, nowNanos);
    }

    /// As [#add(Match, Liveness, long)], for a frame that may not have been searched for other faces.
    ///
    /// @param searched whether the detector saw the whole frame; no other is accepted on, however much convinces
    @Override
    public Decision add(Match match, Liveness liveness, boolean searched, long nowNanos) {
        if (match.track() != liveness.track() || match.frame() != liveness.frame()) {
            throw new IllegalArgumentException("a match and a liveness of different faces are no evidence");
        }
        if (!(decision instanceof Decision.Undecided)) return decision;
        if (match.track() != track) begin(match.track());
        if (liveness.state() == Liveness.State.DENIED) return end(new Decision.Refused(Refusal.NOT_ALIVE));
        if (liveness.state() == Liveness.State.CLEAR) stillPending = false;
        evidence.add(match);
        if (!convinced && Integer.bitCount(evidence.size()) == 1) {
            if (looks == LOOKS) return end(new Decision.Refused(Refusal.NOT_THIS_PERSON));
            convinced = look();
            if (!convinced && isHopeless()) return end(new Decision.Refused(Refusal.NOT_THIS_PERSON));
        }
        if (convinced && searched && liveness.state() == Liveness.State.CLEAR && agrees(match, HOPELESS_RATE)) {
            return end(new Accept(user, track, nowNanos));
        }
        return decision;
    }

    /// Whether all that lacks is a last look at a whole frame.
    @Override
    public boolean isConvinced() {
        return convinced && decision instanceof Decision.Undecided;
    }

    /// Ends the attempt because time is up or the source ended.
    ///
    /// @param otherwise why, should there have been no evidence at all
    @Override
    public Decision giveUp(Refusal otherwise) {
        if (!(decision instanceof Decision.Undecided)) return decision;
        if (track == -1) return end(new Decision.Refused(otherwise));
        return end(new Decision.Refused(
                stillPending && evidence.size() > 1 ? Refusal.NOT_ALIVE : Refusal.NOT_THIS_PERSON));
    }

    private void begin(long newTrack) {
        track = newTrack;
        evidence.clear();
        convinced = false;
        stillPending = true;
    }

    private Decision end(Decision last) {
        decision = last;
        return last;
    }

    private boolean look() {
        var share = looks++ == 0 ? FIRST_SHARE : OTHER_SHARE;
        var frames = evidence.size();
        var majority = frames / 2 + 1;
        var references = evidence.stream().mapToInt(Match::compared).max().orElseThrow();
        var rate = fmr * share * majority / frames / references;
        return evidence.stream().filter(match -> agrees(match, rate)).count() >= majority;
    }

    private boolean agrees(Match match, double rate) {
        return match.fmr() <= rate && match.margin() >= alpha;
    }

    private boolean isHopeless() {
        return evidence.size() >= HOPELESS_FRAMES && evidence.stream().noneMatch(match -> agrees(match, HOPELESS_RATE));
    }
}
