package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

/// Aligned faces of the test people, two of each: as they are and mirrored.
final class FaceFixture {
    static final Path MODELS = Path.of("models");
    static final int TEACHER_SIZE = 16;

    private FaceFixture() {}

    /// @param people how many, numbered from 1
    static Faces faces(Path folder, int people) throws IOException, ModelException, TrainingException {
        var random = new Random(5);
        try (var cropper = new FaceCropper(MODELS, new Inference(Inference.Choice.CPU));
                var writer = new CropWriter(folder, "origin");
                var mirrored = new Mat()) {
            for (var person = 1; person <= people; person++) {
                var label = new CropShard.Label("test", "person-%02d".formatted(person), person);
                var picture = new Picture(label, Optional.empty(), "", () -> new byte[0]);
                var teacher = unit(random);
                try (var crop = cropper.crop(picture, portrait(person))) {
                    writer.add(label, crop.picture(), teacher);
                    opencv_core.flip(crop.picture(), mirrored, 1);
                    writer.add(label, mirrored, teacher);
                }
            }
            writer.finish();
        } catch (FaceFinder.RefusedException e) {
            throw new AssertionError(e);
        }
        return new Faces(List.of(folder));
    }

    static byte[] portrait(int person) throws IOException {
        var name = "/people/person-%02d.jpg".formatted(person);
        try (var file = FaceFixture.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    static void savePortrait(int person, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, portrait(person));
    }

    /// With 8 channels oneDNN's gradient of a 1x1 convolution of stride 2 writes where it should not.
    static NetworkPlan smallPlan() {
        return NetworkPlan.residual(new int[] {32, 32, 32, 32}, new int[] {1, 1, 1, 1}, TEACHER_SIZE);
    }

    static int[] all(Faces faces) {
        return IntStream.range(0, faces.size()).toArray();
    }

    private static float[] unit(Random random) {
        var values = new float[TEACHER_SIZE];
        var squares = 0.0;
        for (var i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
            squares += values[i] * values[i];
        }
        for (var i = 0; i < values.length; i++) values[i] /= (float) Math.sqrt(squares);
        return values;
    }
}
