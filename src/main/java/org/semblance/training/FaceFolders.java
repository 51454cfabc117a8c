package org.semblance.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/// Pictures in one folder a person. The person's number is the folder's name where that is a number, otherwise
/// a number of ten digits that is made of the name: so it stays the same when others join, and folders of one
/// name hold one person wherever they are. A folder named `-` holds people whom nobody knows. `ME` and `NOT_ME` are
/// one person and any others.
public final class FaceFolders {
    private static final String UNKNOWN = "-";
    /// One more than a folder's own number can be.
    private static final int NAMED = 1_000_000_000;

    private static final String SOMEBODY_ELSE = "NOT_ME";
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp", ".bmp");

    private final Path root;
    private final List<Path> people;

    public FaceFolders(Path root) throws IOException, TrainingException {
        if (!Files.isDirectory(root)) throw new TrainingException.BadData(TrainingFlaw.NO_FOLDER, root);
        this.root = root;
        try (var entries = Files.list(root)) {
            people = entries.filter(Files::isDirectory).sorted().toList();
        }
        if (people.isEmpty()) throw new TrainingException.BadData(TrainingFlaw.NO_PEOPLE, root);
    }

    public List<Picture> pictures() throws IOException {
        var pictures = new ArrayList<Picture>();
        for (var folder : people) {
            var person = number(folder.getFileName().toString());
            try (var files = Files.list(folder)) {
                for (var file : files.filter(FaceFolders::isPicture).sorted().toList()) {
                    var label = new CropShard.Label(
                            root.getFileName().toString(), root.relativize(file).toString(), person);
                    pictures.add(Picture.of(label, file));
                }
            }
        }
        return pictures;
    }

    private static int number(String name) {
        if (name.equals(UNKNOWN)) return CropShard.UNKNOWN;
        if (name.equals(SOMEBODY_ELSE)) return CropShard.SOMEBODY_ELSE;
        if (name.matches("\\d{1,9}")) return Integer.parseInt(name);
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) (NAMED + sum.getValue() % NAMED);
    }

    private static boolean isPicture(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }
}
