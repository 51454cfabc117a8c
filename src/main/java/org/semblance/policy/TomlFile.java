package org.semblance.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/// A file somebody wrote by hand: small, UTF-8, TOML, or refused.
final class TomlFile {
    private static final int MOST_BYTES = 32 * 1024;

    private TomlFile() {}

    /// @throws PolicyException for anything but a whole TOML file
    static TomlParseResult parse(Path file, String text) throws PolicyException {
        TomlParseResult toml;
        try {
            toml = Toml.parse(text);
        } catch (StackOverflowError _) {
            throw new PolicyException(file, PolicyFlaw.NESTED_TOO_DEEPLY);
        }
        if (!toml.hasErrors()) return toml;
        throw new PolicyException(file, PolicyFlaw.NO_TOML, toml.errors().getFirst());
    }

    static String text(Path file, OpenOption... options) throws PolicyException, IOException {
        try (InputStream in = Files.newInputStream(file, options)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) throw new PolicyException(file, PolicyFlaw.TOO_LARGE);
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new PolicyException(file, PolicyFlaw.NO_UTF8);
        }
    }
}
