package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Pictures in one folder a person. The person's number is the folder's name where that is a number, otherwise
/// the folder's place in the alphabet; a folder named `-` holds people whom nobody knows. `ME` and `NOT_ME` are
/// one person and any others.
public final class FaceFolders {
    private static final String UNKNOWN = "-";
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
        for (var i = 0; i < people.size(); i++) {
            var person = number(people.get(i), i);
            try (var files = Files.list(people.get(i))) {
                for (var file : files.filter(FaceFolders::isPicture).sorted().toList()) {
                    var label = new CropShard.Label(
                            root.getFileName().toString(), root.relativize(file).toString(), person);
                    pictures.add(Picture.of(label, file));
                }
            }
        }
        return pictures;
    }

    private static int number(Path folder, int place) {
        var name = folder.getFileName().toString();
        if (name.equals(UNKNOWN)) return CropShard.UNKNOWN;
        if (name.equals(SOMEBODY_ELSE)) return CropShard.SOMEBODY_ELSE;
        return name.matches("\\d{1,9}") ? Integer.parseInt(name) : place;
    }

    private static boolean isPicture(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }
}
