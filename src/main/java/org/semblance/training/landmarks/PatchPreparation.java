package org.semblance.training.landmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.align.LandmarkRefiner;
import org.semblance.align.SimilarityTransform;
import org.semblance.align.Warp;
import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.training.FaceFinder;
import org.semblance.training.Origin;
import org.semblance.training.Picture;

/// Cuts patches out of pictures once: one around the face, with the teacher's points, and one where the face is
/// not. What a killed preparation had finished is not done again.
final class PatchPreparation implements AutoCloseable {
    private static final int SHARD = 2000;

    private final FaceFinder finder;
    private final PointTeacher teacher;
    private final String teacherSha256;
    private final Warp warp = new Warp(Patch.SIDE);
    private final Mat patch = new Mat();

    /// @param models the product's: detector, and landmark network as the teacher
    PatchPreparation(Path models, Inference inference) throws ModelException {
        finder = new FaceFinder(models, inference);
        teacherSha256 = ModelCard.read(models.resolve("landmarks.json")).text("sha256");
        teacher = new PointTeacher(new LandmarkRefiner(inference.open(models, "landmarks")));
    }

    /// @param target a folder that gets a folder for each 2000 pictures
    /// @param done told after each picture how many there were so far
    void run(List<Picture> pictures, Path target, IntConsumer done)
            throws IOException, ModelException, InterruptedException {
        Files.createDirectories(target);
        var folders = new HashSet<String>();
        for (var start = 0; start < pictures.size(); start += SHARD) {
            var end = Math.min(start + SHARD, pictures.size());
            var name = "%06d".formatted(start);
            folders.add(name);
            var folder = target.resolve(name);
            var origin = Origin.of(pictures.subList(start, end), teacherSha256);
            if (Origin.isKept(folder, origin)) continue;
            try (var writer = new PatchWriter(folder, origin)) {
                for (var i = start; i < end; i++) {
                    if (Thread.interrupted()) throw new InterruptedException();
                    write(writer, pictures.get(i), new SplittableRandom(i));
                    done.accept(i + 1);
                }
                writer.finish();
            }
        }
        Origin.keepOnly(target, folders);
    }

    private void write(PatchWriter writer, Picture picture, SplittableRandom random)
            throws IOException, ModelException {
        try (var seen = finder.find(picture.box(), picture.file().read())) {
            var points = teacher.points(seen.picture(), seen.box());
            cut(seen.picture(), seen.box());
            writer.add(label(picture, inPatch(points, Patch.around(seen.box()))), patch);
            var other = NoFaceBoxes.any(
                    seen.box(),
                    seen.faces(),
                    seen.picture().cols(),
                    seen.picture().rows(),
                    random);
            cut(seen.picture(), other);
            writer.add(label(picture, null), patch);
        } catch (FaceFinder.RefusedException _) {
            // a picture without a face that can be told teaches no points; the report counts faces, not pictures
        }
    }

    private static Patch.Label label(Picture picture, Landmarks points) {
        var label = picture.label();
        return new Patch.Label(label.source(), label.name(), label.person(), points);
    }

    private void cut(Mat picture, Box box) {
        var area = Patch.around(box);
        var scale = Patch.SIDE / area.width();
        warp.cut(picture, new SimilarityTransform(scale, 0, -area.x() * scale, -area.y() * scale), patch);
    }

    private static Landmarks inPatch(Landmarks points, Box area) {
        var scale = Patch.SIDE / area.width();
        var xy = points.points().stream()
                .map(point -> new Point((point.x() - area.x()) * scale, (point.y() - area.y()) * scale))
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()))
                .toArray();
        return Landmarks.of(xy);
    }

    @Override
    public void close() {
        finder.close();
        teacher.close();
        warp.close();
        patch.close();
    }
}
