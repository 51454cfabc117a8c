package org.semblance.decide;

import org.semblance.liveness.Liveness;
import org.semblance.match.Match;
import org.semblance.policy.Policy;

/// An attempt whose face has to do something unforeseen: it is recognized, it is asked and does it, and it is
/// recognized again, all on one track. Only the second yes counts, so the false match rate is that of one
/// attempt; the first one, at the same rate, keeps anybody else from taking the challenge for a picture of the
/// user.
public final class ChallengedAttempt implements Deliberation {
    private final Attempt before;
    private final Attempt after;
    private Accept known;
    private boolean answered;
    private Decision decision = new Decision.Undecided();

    public ChallengedAttempt(String user, Policy policy, double modelAlpha) {
        before = new Attempt(user, policy, modelAlpha);
        after = new Attempt(user, policy, modelAlpha);
    }

    @Override
    public Decision decision() {
        return decision;
    }

    /// Whether the person is to be asked, and [#respond] told what they do.
    public boolean isAsking() {
        return known != null && !answered && decision instanceof Decision.Undecided;
    }

    /// What the challenge says after one more frame.
    public Decision respond(Liveness challenge) {
        if (!isAsking()) return decision;
        if (challenge.track() != known.track()) return end(new Decision.Refused(Refusal.NOT_TURNED));
        return switch (challenge.state()) {
            case DENIED -> end(new Decision.Refused(Refusal.NOT_TURNED));
            case PENDING -> decision;
            case CLEAR -> {
                answered = true;
                yield decision;
            }
        };
    }

    @Override
    public Decision add(Match match, Liveness liveness, boolean searched, long nowNanos) {
        if (!(decision instanceof Decision.Undecided)) return decision;
        if (known != null && match.track() != known.track()) return end(new Decision.Refused(Refusal.NOT_TURNED));
        if (isAsking()) return decision;
        return switch ((known == null ? before : after).add(match, liveness, searched, nowNanos)) {
            case Accept yes -> {
                if (known != null) yield end(yes);
                known = yes;
                yield decision;
            }
            case Decision.Refused no -> end(no);
            case Decision.Undecided _ -> decision;
        };
    }

    @Override
    public boolean isConvinced() {
        return decision instanceof Decision.Undecided && !isAsking() && (known == null ? before : after).isConvinced();
    }

    @Override
    public Decision giveUp(Refusal otherwise) {
        if (!(decision instanceof Decision.Undecided)) return decision;
        return end(known == null ? before.giveUp(otherwise) : new Decision.Refused(Refusal.NOT_TURNED));
    }

    private Decision end(Decision last) {
        decision = last;
        return last;
    }
}
