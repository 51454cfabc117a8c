package org.semblance.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// What was prepared from which pictures. Pictures that were added, taken away or changed since, or another
/// teacher,
/// give another origin, and then it is to be prepared anew.
public final class Origin {
    private static final String FILE = "made-of.sha256";

    private Origin() {}

    /// @param teacher whose word is kept with the pictures; empty where there is none
    public static String of(List<Picture> pictures, String teacher) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, teacher);
            for (var picture : pictures) {
                add(digest, picture.label().toString());
                add(digest, picture.box().toString());
                add(digest, picture.version());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public static void write(Path folder, String origin) throws IOException {
        Files.writeString(folder.resolve(FILE), origin);
    }

    /// Whether that folder is there and was made of it. What was made of something else is deleted.
    public static boolean isKept(Path folder, String origin) throws IOException {
        var file = folder.resolve(FILE);
        if (Files.exists(file) && Files.readString(file).equals(origin)) return true;
        delete(folder);
        return false;
    }

    /// Deletes the folders in it with other names: they are of pictures that are gone.
    public static void keepOnly(Path folder, Set<String> names) throws IOException {
        List<Path> gone;
        try (var entries = Files.list(folder)) {
            gone = entries.filter(Files::isDirectory)
                    .filter(entry -> !names.contains(entry.getFileName().toString()))
                    .toList();
        }
        for (var each : gone) delete(each);
    }

    /// A folder and what is in it, where it is there.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
