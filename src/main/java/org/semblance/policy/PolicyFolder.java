package org.semblance.policy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// The files by which IT says what is allowed. They are read in the order of their names, and the last word counts.
/// One that others than the administrator could have written, or that is not understood word by word, spoils all.
public final class PolicyFolder {
    public static final Path STANDARD = Path.of("/etc/semblance/policy.d");

    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0022;

    private final Path folder;
    private final int owner;

    public PolicyFolder(Path folder) {
        this(folder, ROOT);
    }

    /// @param owner user number of the administrator
    public PolicyFolder(Path folder, int owner) {
        this.folder = folder;
        this.owner = owner;
    }

    /// Where there is no folder, everything stands as it is shipped.
    public SitePolicy read() throws PolicyException {
        var policy = SitePolicy.SHIPPED;
        if (!isThere()) return policy;
        checkFolder(folder.toAbsolutePath().getParent());
        checkFolder(folder);
        for (var file : files()) policy = read(file, policy);
        return policy;
    }

    /// What cannot be looked at may forbid something: only a folder that is known to be missing is none.
    private boolean isThere() throws PolicyException {
        try {
            Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException _) {
            throw new PolicyException(folder, PolicyFlaw.NOT_EXAMINED);
        }
    }

    private List<Path> files() throws PolicyException {
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(folder, "*.toml")) {
            found.forEach(files::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw new PolicyException(folder, PolicyFlaw.NOT_LISTED);
        }
        files.sort(null);
        return files;
    }

    private SitePolicy read(Path file, SitePolicy policy) throws PolicyException {
        check(file, "unix:isRegularFile", PolicyFlaw.NO_PLAIN_FILE);
        try {
            var toml = TomlFile.parse(file, TomlFile.text(file, LinkOption.NOFOLLOW_LINKS));
            for (var key : toml.dottedKeySet()) policy = policy.with(key, toml.get(key), file);
            return policy;
        } catch (IOException _) {
            throw new PolicyException(file, PolicyFlaw.NOT_READ);
        }
    }

    private void checkFolder(Path path) throws PolicyException {
        check(path, "unix:isDirectory", PolicyFlaw.NO_FOLDER);
    }

    private void check(Path path, String kind, PolicyFlaw otherwise) throws PolicyException {
        try {
            var attributes = Files.readAttributes(path, kind + ",uid,mode", LinkOption.NOFOLLOW_LINKS);
            if (!attributes.containsValue(true)) throw new PolicyException(path, otherwise);
            var uid = (int) attributes.get("uid");
            if (uid != owner) throw new PolicyException(path, PolicyFlaw.FOREIGN, uid, owner);
            if (((int) attributes.get("mode") & WRITABLE_BY_OTHERS) != 0) {
                throw new PolicyException(path, PolicyFlaw.WRITABLE_BY_OTHERS);
            }
        } catch (NoSuchFileException _) {
            throw new PolicyException(path, PolicyFlaw.GONE);
        } catch (IOException _) {
            throw new PolicyException(path, PolicyFlaw.NOT_EXAMINED);
        }
    }
}
