package org.semblance.evaluation;

import java.util.List;

/// Everything one synthetic picture depends on: the same scene is the same picture, bit for bit.
///
/// @param people from back to front
/// @param room seed of the room behind them
/// @param grain seed of the sensor noise; another one in every frame of a living camera
public record Scene(List<Figure> people, long room, Light light, Sensor sensor, long grain) {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 480;

    public record Figure(SyntheticPerson person, Pose pose) {}

    public Scene {
        people = List.copyOf(people);
    }
}
