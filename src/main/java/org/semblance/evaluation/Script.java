package org.semblance.evaluation;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/// What happens before a synthetic camera, frame by frame at 30 frames a second.
///
/// @param scene of frame 0 to `length` - 1; always the same for the same number
public record Script(String name, int length, IntFunction<Scene> scene) {
    public static final int FRAMES_PER_SECOND = 30;

    private static final Light DARKNESS = new Light(0, 0, 0, 0.01, 1, 0);
    private static final double CENTER_X = Scene.WIDTH / 2.0;
    private static final double CENTER_Y = 225;

    /// Clip one: about 8 seconds in good light, looking straight, left, right, up, down and straight again.
    public static Script enrolment(SyntheticPerson person, long seed) {
        var random = new Random(seed);
        var base = Pose.frontal(CENTER_X + spread(random, 20), CENTER_Y + spread(random, 12), 150 + spread(random, 12));
        var route = List.of(
                base,
                base.turned(-20, 0, 0),
                base.turned(20, 0, 0),
                base.turned(0, 12, 0),
                base.turned(0, -12, 0),
                base.turned(0, 0, 0));
        var light = new Light(spread(random, 25), 25, 0.3, 1, 1, spread(random, 0.2));
        var sway = new Sway(random, 1.2);
        var room = random.nextLong();
        var frames = 40;
        return new Script("enrolment of " + person.name(), route.size() * frames, n -> {
            var from = route.get(Math.max(0, n / frames - 1));
            var pose = from.towards(route.get(n / frames), SyntheticPerson.smooth(n % frames / (0.5 * frames)));
            return alone(person, sway.at(n, pose), room, light, Sensor.WEBCAM, seed + n);
        });
    }

    /// Clip two: the same person on another day; other room, light, distance, pose and a noisier picture.
    public static Script attempt(SyntheticPerson person, long seed, int length) {
        var random = new Random(seed ^ 0x5DEECE66DL);
        var base = Pose.frontal(CENTER_X + spread(random, 60), CENTER_Y + spread(random, 25), 135 + spread(random, 30))
                .turned(spread(random, 9), spread(random, 6), spread(random, 6));
        var side = random.nextBoolean() ? 1 : -1;
        var light = new Light(
                side * (20 + random.nextInt(30)),
                15 + random.nextInt(25),
                0.35 + 0.2 * random.nextDouble(),
                0.8 + 0.35 * random.nextDouble(),
                0.85 + 0.35 * random.nextDouble(),
                spread(random, 0.8));
        var sensor = new Sensor(Sensor.WEBCAM.spectrum(), 4 + 2 * random.nextDouble(), 0.8, 0, false);
        var sway = new Sway(random, 3);
        var room = random.nextLong();
        return new Script(
                "attempt of " + person.name(),
                length,
                n -> alone(person, sway.at(n, base), room, light, sensor, random(seed, n)));
    }

    /// A person who looks straight into the camera in good light.
    public static Script sitting(SyntheticPerson person, long seed, int length) {
        var random = new Random(seed);
        var base = Pose.frontal(CENTER_X + spread(random, 20), CENTER_Y, 150);
        var sway = new Sway(random, 1);
        var room = random.nextLong();
        return new Script(
                person.name(),
                length,
                n -> alone(person, sway.at(n, base), room, Light.EVEN, Sensor.WEBCAM, random(seed, n)));
    }

    /// The same before an infrared camera.
    ///
    /// @param strobe the emitter fires in every other frame only
    public static Script infrared(SyntheticPerson person, long seed, int length, boolean strobe) {
        var colored = sitting(person, seed, length);
        return new Script(colored.name() + " in infrared", length, n -> {
            var scene = colored.scene().apply(n);
            var sensor = Sensor.INFRARED.withEmitter(!strobe || n % 2 == 0);
            return new Scene(scene.people(), scene.room(), scene.light(), sensor, scene.grain());
        });
    }

    public static Script emptyRoom(long seed, int length) {
        return new Script(
                "empty room", length, n -> new Scene(List.of(), seed, Light.EVEN, Sensor.WEBCAM, random(seed, n)));
    }

    /// A covered lens.
    public static Script black(int length) {
        return new Script("black", length, n -> new Scene(List.of(), 0, DARKNESS, Sensor.WEBCAM, random(0, n)));
    }

    /// Two people side by side, equally near.
    public static Script twoPeople(SyntheticPerson left, SyntheticPerson right, long seed, int length) {
        var random = new Random(seed);
        var swayLeft = new Sway(random, 1.5);
        var swayRight = new Sway(random, 1.5);
        var room = random.nextLong();
        return new Script(left.name() + " and " + right.name(), length, n -> {
            var people = List.of(
                    new Scene.Figure(left, swayLeft.at(n, Pose.frontal(185, 230, 125))),
                    new Scene.Figure(right, swayRight.at(n, Pose.frontal(455, 225, 125))));
            return new Scene(people, room, Light.EVEN, Sensor.WEBCAM, random(seed, n));
        });
    }

    /// A camera that repeats one picture, bit for bit.
    public static Script frozen(SyntheticPerson person, long seed, int length) {
        var still = sitting(person, seed, 1).scene().apply(0);
        return new Script(person.name() + " frozen", length, _ -> still);
    }

    /// This, and then that.
    public Script then(Script next) {
        return new Script(
                name + ", " + next.name,
                length + next.length,
                n -> n < length ? scene.apply(n) : next.scene.apply(n - length));
    }

    private static Scene alone(SyntheticPerson person, Pose pose, long room, Light light, Sensor sensor, long grain) {
        return new Scene(List.of(new Scene.Figure(person, pose)), room, light, sensor, grain);
    }

    private static double spread(Random random, double range) {
        return range * (2 * random.nextDouble() - 1);
    }

    private static long random(long seed, int n) {
        return seed * 1_000_003 + n;
    }
}
