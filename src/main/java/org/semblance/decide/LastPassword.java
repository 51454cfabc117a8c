package org.semblance.decide;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.semblance.policy.PasswordRule;

/// When a user typed the password last, and used the session last: a face alone opens nothing after a boot,
/// long after the password, and, before a color camera, long after anybody was there. All times are of one boot
/// and of the kernel's own clock, which nobody can set. Immutable; whoever keeps it persists it.
///
/// Source: Android CDD 7.3.10 (72 h, 4 h, after a boot).
///
/// @param bootId the boot in which all this was; "" for nothing
/// @param typed as far as the desktop tells. Programs of the user can make it tell so
/// @param proven typed before programs of root, which no program of the user can pretend
/// @param used when the session was open before somebody last
/// @param enteredByFace a face began a session in this boot: a new session alone proves no password any more
public record LastPassword(
        String bootId,
        Optional<Duration> typed,
        Optional<Duration> proven,
        Optional<Duration> used,
        boolean enteredByFace) {
    public static final LastPassword NONE = ofBoot("");

    private static final String NEVER = "-";
    private static final String BY_FACE = "face";

    private static LastPassword ofBoot(String bootId) {
        return new LastPassword(bootId, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private LastPassword in(Moment now) {
        return bootId.equals(now.bootId()) ? this : ofBoot(now.bootId());
    }

    public LastPassword typed(Moment now) {
        var here = in(now);
        return new LastPassword(
                here.bootId, later(here.typed, now.sinceBoot()), here.proven, here.used, here.enteredByFace);
    }

    public LastPassword proven(Moment when) {
        var here = typed(when);
        return new LastPassword(
                here.bootId, here.typed, later(here.proven, when.sinceBoot()), here.used, here.enteredByFace);
    }

    /// A login program that asks for passwords began a session.
    public LastPassword began(Moment when) {
        var here = in(when);
        return here.enteredByFace ? here : here.proven(when);
    }

    public LastPassword enteredByFace(Moment now) {
        var here = in(now);
        return new LastPassword(here.bootId, here.typed, here.proven, here.used, true);
    }

    public LastPassword used(Moment now) {
        var here = in(now);
        return new LastPassword(
                here.bootId, here.typed, here.proven, later(here.used, now.sinceBoot()), here.enteredByFace);
    }

    private static Optional<Duration> later(Optional<Duration> before, Duration now) {
        return before.filter(time -> time.compareTo(now) > 0).or(() -> Optional.of(now));
    }

    /// The same where nobody tells when the session was open: somebody was there at a yes, if there was one.
    public LastPassword usedAtMost(Optional<Moment> yes) {
        return new LastPassword(
                bootId,
                typed,
                proven,
                yes.filter(here -> here.bootId().equals(bootId)).map(Moment::sinceBoot),
                enteredByFace);
    }

    /// Why the password is asked for first; empty when a face is enough.
    ///
    /// @param proof what is to be opened takes a password that nobody can pretend
    public Optional<Refusal> missing(Moment now, PasswordRule rule, boolean proof) {
        var here = in(now);
        var password = proof ? here.proven : here.typed;
        if (password.isEmpty()) return Optional.of(Refusal.AFTER_BOOT);
        if (!isWithin(rule.within(), password.get(), now)) return Optional.of(Refusal.PASSWORD_AGE);
        var there = later(here.used, password.get()).orElseThrow();
        return isWithin(rule.idle(), there, now) ? Optional.empty() : Optional.of(Refusal.LONG_IDLE);
    }

    /// A time that is still to come was made up.
    private static boolean isWithin(Duration most, Duration since, Moment now) {
        var age = now.sinceBoot().minus(since);
        return !age.isNegative() && age.compareTo(most) < 0;
    }

    /// On one line.
    public String text() {
        var times = Stream.of(typed, proven, used)
                .map(time -> time.map(Duration::toMillis).map(String::valueOf).orElse(NEVER))
                .collect(Collectors.joining(" "));
        return bootId + " " + times + (enteredByFace ? " " + BY_FACE : "");
    }

    /// What is no such line is nothing: the password is asked for.
    public static LastPassword parse(String text) {
        var words = text.split(" ");
        if (words.length < 4 || words.length > 5) return NONE;
        try {
            var times = Arrays.stream(words, 1, 4).map(LastPassword::time).toList();
            return new LastPassword(words[0], times.get(0), times.get(1), times.get(2), words.length == 5);
        } catch (NumberFormatException _) {
            return NONE;
        }
    }

    private static Optional<Duration> time(String word) {
        return word.equals(NEVER) ? Optional.empty() : Optional.of(Duration.ofMillis(Long.parseLong(word)));
    }
}
