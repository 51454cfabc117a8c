package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.camera.Pipe;

class DataTest {
    private static final String HEADER =
            "source\tname\tidentity\tshard\toffset\tlength\twidth\theight\tx\ty\tw\th\tscore" + "\tp".repeat(10) + "\n";

    @TempDir
    private Path folder;

    @Test
    void tellsWhichPicturesAreOfNoUse() throws Exception {
        var data = folder.resolve("data");
        FaceFixture.savePortrait(1, data.resolve("anna/1.jpg"));
        FaceFixture.savePortrait(1, data.resolve("anna/copy.jpg"));
        FaceFixture.savePortrait(2, data.resolve("bert/1.jpg"));
        Files.writeString(data.resolve("bert/broken.jpg"), "no picture");
        Files.writeString(data.resolve("bert/notes.txt"), "not looked at");
        try (var gray = new Mat(300, 300, opencv_core.CV_8UC3, Scalar.all(90))) {
            opencv_imgcodecs.imwrite(data.resolve("bert/wall.png").toString(), gray);
        }
        twoFaces(data.resolve("bert/pair.png"));

        var prepared = new DataSets(FaceFixture.MODELS, Optional.empty(), new QuietEvents())
                .prepare(List.of(data), folder.resolve("out"));
        try (var faces = new Faces(prepared)) {
            var report = DataReport.of(faces, prepared);
            assertEquals(3, report.faces());
            assertEquals(2, report.people());
            assertEquals(1, report.lonely());
            assertEquals(List.of("bert/broken.jpg"), report.refused().get("UNREADABLE"));
            assertEquals(List.of("bert/wall.png"), report.refused().get("NO_FACE"));
            assertEquals(List.of("bert/pair.png"), report.refused().get("TWO_FACES"));
            assertEquals(List.of("anna/1.jpg = anna/copy.jpg"), report.duplicates());
            assertThrows(TrainingException.TooFew.class, () -> new People(faces, FaceFixture.all(faces), 2, 2));
        }
    }

    @Test
    void copiesAreToldOnceEachAndFacesOnBlackAreNoCopiesOfEachOther() throws Exception {
        try (var writer = new CropWriter(folder.resolve("shard"), "origin")) {
            for (var copy = 0; copy < 3; copy++) add(writer, 0, CropShard.SIDE);
            for (var face = 1; face <= 2; face++) add(writer, face, 2 * CropShard.SIDE / 9);
            add(writer, 3, CropShard.SIDE);
            writer.finish();
        }
        try (var faces = new Faces(List.of(folder.resolve("shard")))) {
            assertEquals(
                    List.of(new NearDuplicates.Pair(0, 1), new NearDuplicates.Pair(0, 2)), NearDuplicates.find(faces));
        }
    }

    /// A crop with a texture of its own in the middle, black around it.
    private static void add(CropWriter writer, int seed, int side) throws Exception {
        try (var small = new Mat(9, 9, opencv_core.CV_8UC3);
                var crop = new Mat(CropShard.SIDE, CropShard.SIDE, opencv_core.CV_8UC3, Scalar.all(0));
                var low = new Mat(1, 1, opencv_core.CV_64FC1, Scalar.all(0));
                var high = new Mat(1, 1, opencv_core.CV_64FC1, Scalar.all(256))) {
            opencv_core.setRNGSeed(seed + 7);
            opencv_core.randu(small, low, high);
            var from = (CropShard.SIDE - side) / 2;
            try (var middle = crop.apply(new Rect(from, from, side, side))) {
                opencv_imgproc.resize(small, middle, middle.size());
            }
            writer.add(new CropShard.Label("test", seed + ".png", seed), crop);
        }
    }

    @Test
    void preparesAgainWhatChangedAndNothingElse() throws Exception {
        var data = folder.resolve("data");
        FaceFixture.savePortrait(1, data.resolve("anna/1.jpg"));
        FaceFixture.savePortrait(2, data.resolve("bert/1.jpg"));
        var out = folder.resolve("out");
        assertEquals(List.of("anna/1.jpg", "bert/1.jpg"), names(data, out));
        var kept = Files.writeString(out.resolve("0-data/000000/kept"), "");
        assertEquals(List.of("anna/1.jpg", "bert/1.jpg"), names(data, out));
        assertTrue(Files.exists(kept), "nothing had changed");

        FaceFixture.savePortrait(3, data.resolve("aaron/1.jpg"));
        Files.delete(data.resolve("bert/1.jpg"));
        assertEquals(List.of("aaron/1.jpg", "anna/1.jpg"), names(data, out));

        var other = folder.resolve("other/data");
        FaceFixture.savePortrait(4, other.resolve("zoe/1.jpg"));
        assertEquals(List.of("zoe/1.jpg"), names(other, out));
    }

    private static List<String> names(Path data, Path out) throws Exception {
        var prepared =
                new DataSets(FaceFixture.MODELS, Optional.empty(), new QuietEvents()).prepare(List.of(data), out);
        try (var faces = new Faces(prepared)) {
            return IntStream.range(0, faces.size())
                    .mapToObj(face -> faces.label(face).name())
                    .toList();
        }
    }

    /// Two of one number would be taught to be one person; one whose number moves is no longer held out.
    @Test
    void everyNameHasANumberOfItsOwnThatStays() throws Exception {
        var data = folder.resolve("data");
        for (var name : List.of("3", "anna", "bert", "carl"))
            FaceFixture.savePortrait(1, data.resolve(name + "/1.jpg"));
        var before = numbers(data);
        assertEquals(4, Set.copyOf(before.values()).size(), before.toString());
        assertEquals(3, before.get("3"));

        FaceFixture.savePortrait(1, data.resolve("aaron/1.jpg"));
        var after = numbers(data);
        before.forEach((name, number) -> assertEquals(number, after.get(name), name));

        var other = folder.resolve("other");
        for (var name : List.of("anna", "zoe")) FaceFixture.savePortrait(1, other.resolve(name + "/1.jpg"));
        assertEquals(before.get("anna"), numbers(other).get("anna"));
        assertFalse(after.containsValue(numbers(other).get("zoe")));
    }

    private static Map<String, Integer> numbers(Path data) throws Exception {
        return new FaceFolders(data)
                .pictures().stream()
                        .map(Picture::label)
                        .collect(Collectors.toMap(
                                label -> label.name().substring(0, label.name().indexOf('/')),
                                CropShard.Label::person));
    }

    @Test
    void aNamedPipeIsNoPicture() throws Exception {
        var data = folder.resolve("data");
        FaceFixture.savePortrait(1, data.resolve("anna/1.jpg"));
        Pipe.make(data.resolve("anna/2.jpg"));
        assertEquals(1, new FaceFolders(data).pictures().size());
    }

    @Test
    void facesThatNoTeacherSawAreShownToOne() throws Exception {
        var data = folder.resolve("data");
        FaceFixture.savePortrait(1, data.resolve("anna/1.jpg"));
        var out = folder.resolve("out");
        names(data, out);
        var teacher = Optional.of(FaceFixture.MODELS.resolve("embedder.json"));
        var prepared = new DataSets(FaceFixture.MODELS, teacher, new QuietEvents()).prepare(List.of(data), out);
        try (var faces = new Faces(prepared)) {
            assertEquals(256, faces.embeddingSize());
        }
    }

    private static void twoFaces(Path file) throws Exception {
        try (var one = new Mat(FaceFixture.portrait(3));
                var other = new Mat(FaceFixture.portrait(4));
                var left = opencv_imgcodecs.imdecode(one, opencv_imgcodecs.IMREAD_COLOR);
                var right = opencv_imgcodecs.imdecode(other, opencv_imgcodecs.IMREAD_COLOR);
                var both = new Mat()) {
            opencv_core.hconcat(new MatVector(left, right), both);
            opencv_imgcodecs.imwrite(file.toString(), both);
        }
    }

    @Test
    void refusesATruncatedPack() throws Exception {
        Files.write(folder.resolve("faces-0.pack"), new byte[100]);
        Files.writeString(folder.resolve("faces.tsv"), HEADER + row("90", "20"));
        var thrown = assertThrows(TrainingException.BadData.class, () -> new PackedFaces(folder));
        assertEquals(TrainingFlaw.PACK_CUT_OFF, thrown.flaw());
    }

    @Test
    void refusesATableWithAMissingColumnOrAWord() throws Exception {
        Files.write(folder.resolve("faces-0.pack"), new byte[100]);
        Files.writeString(folder.resolve("faces.tsv"), HEADER + "celeba\tone.jpg\t3\n");
        assertThrows(TrainingException.BadData.class, () -> new PackedFaces(folder));
        Files.writeString(folder.resolve("faces.tsv"), HEADER + row("ninety", "20"));
        assertThrows(TrainingException.BadData.class, () -> new PackedFaces(folder));
    }

    @ParameterizedTest
    @CsvSource({
        "8, NaN",
        "8, Infinity",
        "8, 20",
        "8, -1",
        "9, 1e6",
        "10, 0",
        "11, -3",
        "10, 1e9",
        "11, 1e300",
        "12, NaN",
        "13, NaN",
        "22, -Infinity",
        "6, 0",
        "7, -20",
        "6, wide",
        "4, 9223372036854775807",
        "4, -1",
        "5, 0",
        "5, 2147483647"
    })
    void aNumberThatMeansNothingIsToldWithItsLine(int column, String nonsense) throws Exception {
        Files.write(folder.resolve("faces-0.pack"), new byte[100]);
        var cells = row("80", "20").strip().split("\t");
        cells[column] = nonsense;
        var table = HEADER + row("80", "20") + String.join("\t", cells) + "\n";
        Files.writeString(folder.resolve("faces.tsv"), table);
        var thrown = assertThrows(TrainingException.BadData.class, () -> new PackedFaces(folder));
        assertTrue(thrown.getMessage().contains("faces.tsv, line 3"), thrown.getMessage());
    }

    @Test
    void aBoxMayReachBeyondItsPicture() throws Exception {
        Files.write(folder.resolve("faces-0.pack"), new byte[100]);
        var cells = row("80", "20").strip().split("\t");
        cells[8] = "-4.5";
        cells[10] = "29";
        Files.writeString(folder.resolve("faces.tsv"), HEADER + String.join("\t", cells) + "\n");
        try (var packed = new PackedFaces(folder)) {
            assertEquals(29, packed.pictures().getFirst().box().orElseThrow().width());
        }
    }

    @Test
    void refusesAFolderThatIsNoDataSet() {
        var sets = new DataSets(FaceFixture.MODELS, Optional.empty(), new QuietEvents());
        var none = List.of(folder.resolve("nowhere"));
        assertThrows(TrainingException.BadData.class, () -> sets.prepare(none, folder.resolve("out")));
        assertThrows(TrainingException.BadData.class, () -> sets.prepare(List.of(folder), folder.resolve("out")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "one\ttwo", "a\tb\tthree", "a\tb\t1\t2"})
    void tellsWhichLineOfPreparedFacesIsDamaged(String line) throws Exception {
        FaceFixture.faces(folder.resolve("faces"), 1).close();
        var table = folder.resolve("faces").resolve(CropShard.LABELS);
        Files.writeString(table, Files.readAllLines(table).getFirst() + "\n" + line + "\n");
        var thrown = assertThrows(TrainingException.BadData.class, () -> new Faces(List.of(folder.resolve("faces"))));
        assertEquals(TrainingFlaw.DAMAGED, thrown.flaw());
        assertEquals("2", thrown.values().get(1));
    }

    @Test
    void unfinishedShardIsNotTakenForAFinishedOne() throws Exception {
        try (var writer = new CropWriter(folder.resolve("shards/000000"), "origin")) {
            assertFalse(Files.exists(folder.resolve("shards/000000")));
            assertEquals(List.of(), Faces.shards(folder.resolve("shards")));
            writer.refuse(new CropShard.Label("a", "b", 1), FaceFinder.Refusal.NO_FACE);
        }
        try (var left = Files.list(folder.resolve("shards"))) {
            assertEquals(0, left.count(), "closed before it was finished");
        }
    }

    @Test
    void theSameRandomNumbersGiveTheSameView() throws Exception {
        try (var faces = FaceFixture.faces(folder.resolve("faces"), 1);
                var augmentation = new Augmentation();
                var pixels = new FloatPointer(112L * 112 * 3)) {
            for (var seed = 0; seed < 20; seed++) {
                var first = view(augmentation, faces, seed, pixels);
                assertEquals(first, view(augmentation, faces, seed, pixels));
                assertNotEquals(first, view(augmentation, faces, seed + 1, pixels));
            }
        }
    }

    private static int view(Augmentation augmentation, Faces faces, long seed, FloatPointer pixels) {
        augmentation.view(faces.crop(0), 112, new SplittableRandom(seed), pixels);
        var values = new float[112 * 112 * 3];
        pixels.get(values);
        return Arrays.hashCode(values);
    }

    private static String row(String offset, String length) {
        return "celeba\tone.jpg\t3\t0\t" + offset + "\t" + length + "\t20\t20" + "\t1".repeat(15) + "\n";
    }
}
