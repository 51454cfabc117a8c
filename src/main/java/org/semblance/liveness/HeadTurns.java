package org.semblance.liveness;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.semblance.align.Hint;
import org.semblance.align.Pose;
import org.semblance.detect.Landmarks;

/// A challenge: turns of the head that nobody knew before, each there and back in time, by one face that is
/// never out of sight, with a nose that stands out of it.
///
/// It denies still pictures, flat ones that are turned, and most clips that were taken before. Not a mask, nor a
/// head that is computed while it is asked.
public final class HeadTurns {
    /// From the first frame to the end, at most.
    public static final Duration LONGEST = Duration.ofSeconds(8);

    private static final int TURNS = 2;
    private static final long TURN_NANOS = LONGEST.toNanos() / TURNS;
    private static final long GAP_NANOS = Duration.ofMillis(250).toNanos();
    /// Measured: see measurements.md.
    private static final double TURNED_DEGREES = 19;

    private static final double TURNED_PARALLAX = 0.12;
    private static final double WRONG_DEGREES = 15;
    private static final double BACK_DEGREES = 9;
    private static final int FRAMES_TURNED = 3;
    private static final int FRAMES_BACK = 3;
    /// Between two frames, in lengths of [Parallax#length] and degrees.
    private static final double MOST_WAY = 0.6;

    private static final double MOST_GROWTH = 1.25;
    private static final double MOST_DEGREES = 25;

    private record Seen(long track, long nanos, Landmarks points, Pose pose) {}

    private final List<Turn> turns;
    private Seen straight;
    private Seen last;
    private long since;
    private int done;
    private int frames;
    private boolean turned;
    private String failed = "";

    public HeadTurns(List<Turn> turns) {
        this.turns = List.copyOf(turns);
    }

    /// @param random that nobody can foresee
    public static HeadTurns random(RandomGenerator random) {
        return new HeadTurns(Stream.generate(() -> Turn.values()[random.nextInt(Turn.values().length)])
                .limit(TURNS)
                .toList());
    }

    /// What the person is to do now.
    public Hint asked() {
        return turned || done == turns.size()
                ? Hint.CHALLENGE_BACK
                : turns.get(done).hint();
    }

    /// One more frame. The first is the head as it looks straight ahead.
    public Liveness observe(long track, long frame, long nanos, Landmarks points) {
        var seen = new Seen(track, nanos, points, Pose.of(points));
        if (straight == null) begin(seen);
        if (failed.isEmpty() && done < turns.size()) consider(seen);
        last = seen;
        if (!failed.isEmpty()) return new Liveness(track, frame, Liveness.State.DENIED, failed);
        var state = done == turns.size() ? Liveness.State.CLEAR : Liveness.State.PENDING;
        return new Liveness(track, frame, state, "");
    }

    private void begin(Seen seen) {
        straight = seen;
        last = seen;
        since = seen.nanos;
    }

    private void consider(Seen seen) {
        if (isOther(seen)) failed = "another face";
        else if (seen.nanos - since > TURN_NANOS) failed = "not turned";
        else if (turned) comeBack(seen);
        else turn(seen);
    }

    /// Nobody changes places within a track unseen.
    private boolean isOther(Seen seen) {
        var length = Parallax.length(last.points);
        var growth = Parallax.length(seen.points) / length;
        var way = Math.hypot(
                        middle(seen.points, true) - middle(last.points, true),
                        middle(seen.points, false) - middle(last.points, false))
                / length;
        return seen.track != last.track
                || seen.nanos - last.nanos > GAP_NANOS
                || way > MOST_WAY
                || growth > MOST_GROWTH
                || growth < 1 / MOST_GROWTH
                || Math.abs(seen.pose.yaw() - last.pose.yaw()) > MOST_DEGREES;
    }

    private static double middle(Landmarks face, boolean across) {
        return face.points().stream()
                .mapToDouble(point -> across ? point.x() : point.y())
                .average()
                .orElseThrow();
    }

    private void turn(Seen seen) {
        var turn = turns.get(done);
        var degrees = turn.degrees(seen.pose, straight.pose);
        if (degrees < -WRONG_DEGREES) failed = "the other way";
        var far = degrees >= TURNED_DEGREES && turn.of(Parallax.of(straight.points, seen.points)) >= TURNED_PARALLAX;
        frames = far ? frames + 1 : 0;
        if (frames < FRAMES_TURNED) return;
        turned = true;
        frames = 0;
    }

    private void comeBack(Seen seen) {
        var back = Math.abs(seen.pose.yaw() - straight.pose.yaw()) <= BACK_DEGREES;
        frames = back ? frames + 1 : 0;
        if (frames < FRAMES_BACK) return;
        turned = false;
        frames = 0;
        done++;
        since = seen.nanos;
    }
}
