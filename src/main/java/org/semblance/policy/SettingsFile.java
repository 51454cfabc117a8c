package org.semblance.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tomlj.TomlParseResult;

/// The user's own settings. People write into it too, so a change touches one line and leaves the rest alone.
public final class SettingsFile {
    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /// Never fails: what cannot be used counts as not said.
    public synchronized UserSettings read() {
        try {
            return Files.exists(file) ? read(TomlFile.parse(file, TomlFile.text(file))) : nothing(List.of());
        } catch (PolicyException e) {
            return nothing(List.of(e.complaint()));
        } catch (IOException _) {
            return nothing(List.of(Complaint.of(file, "", PolicyFlaw.NOT_READ)));
        }
    }

    private static UserSettings nothing(List<Complaint> complaints) {
        return new UserSettings(Map.of(), complaints);
    }

    Complaint complaint(Setting setting, PolicyFlaw flaw, Object... values) {
        return Complaint.of(file, setting.key(), flaw, values);
    }

    private UserSettings read(TomlParseResult toml) {
        var said = new EnumMap<Setting, String>(Setting.class);
        var complaints = new ArrayList<Complaint>();
        for (var key : toml.dottedKeySet()) {
            var setting = Setting.of(key);
            try {
                if (setting.isPresent()) said.put(setting.get(), setting.get().check(toml.get(key), file));
                else complaints.add(Complaint.of(file, key, PolicyFlaw.NO_SUCH_KEY));
            } catch (PolicyException e) {
                complaints.add(e.complaint());
            }
        }
        return new UserSettings(said, complaints);
    }

    /// Writes one setting; the file is replaced as a whole, so that it is never half written.
    ///
    /// @throws PolicyException when the file is there and is no TOML: it is not written over
    /// @throws IOException when it cannot be written
    public synchronized void write(Setting setting, String value) throws PolicyException, IOException {
        var old = Files.exists(file) ? TomlFile.text(file) : "";
        var toml = TomlFile.parse(file, old);
        var wanted = new EnumMap<Setting, String>(Setting.class);
        wanted.putAll(read(toml).said());
        wanted.put(setting, value);
        var text = changed(old, toml, setting, value);
        replace(says(text, wanted) ? text : plain(wanted));
    }

    private boolean says(String text, Map<Setting, String> wanted) {
        try {
            return read(TomlFile.parse(file, text)).said().equals(wanted);
        } catch (PolicyException _) {
            return false;
        }
    }

    /// Only the line of that key is another, or a line is new at the top. It need not come out right: tables and
    /// values over several lines can be in the way.
    private static String changed(String old, TomlParseResult toml, Setting setting, String value) {
        var lines = new ArrayList<>(old.lines().toList());
        var at = toml.inputPositionOf(setting.key());
        if (at == null) lines.add(leadingComments(lines), setting.key() + " = " + setting.literal(value));
        else lines.set(at.line() - 1, withValue(lines.get(at.line() - 1), setting.literal(value)));
        return String.join("\n", lines) + "\n";
    }

    private static int leadingComments(List<String> lines) {
        var at = 0;
        while (at < lines.size() && lines.get(at).startsWith("#")) at++;
        return at;
    }

    private static String withValue(String line, String literal) {
        var equals = line.indexOf('=');
        var comment = line.indexOf('#', equals);
        return line.substring(0, equals + 1) + " " + literal + (comment < 0 ? "" : " " + line.substring(comment));
    }

    private static String plain(Map<Setting, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey().key() + " = " + entry.getKey().literal(entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private void replace(String text) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file; // a link stays one
        var folder = target.toAbsolutePath().getParent();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var written = Files.createTempFile(folder, "settings", ".new", mode);
        try {
            try (var out = FileChannel.open(written, Set.of(StandardOpenOption.WRITE))) {
                var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
                while (bytes.hasRemaining()) out.write(bytes);
                out.force(true);
            }
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
