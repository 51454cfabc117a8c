package org.semblance.pam;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line of a service file, with the lines that a backslash joins to it. Source: pam.conf(5).
sealed interface PamLine {
    /// As it stands in the file, line ends included.
    String text();

    /// @param type auth, account, password or session
    /// @param control a word, or bracketed pairs without their brackets
    /// @param module file name without its folder
    record Rule(String text, String type, String control, String module) implements PamLine {
        private static final Set<String> SKIPS_AHEAD = Set.of("ok", "ignore", "bad", "die", "done", "reset");
        private static final Pattern PAIR = Pattern.compile("[a-z_]+=(\\S+)");

        /// Whether it may skip over the lines that follow it, counted, so that a line more would be one too many.
        boolean jumps() {
            return PAIR.matcher(control).results().anyMatch(pair -> !SKIPS_AHEAD.contains(pair.group(1)));
        }

        /// Whether its no may be a no of the whole stack: at once, or where it does not skip what says so.
        boolean decides() {
            return switch (control) {
                case "required", "requisite" -> true;
                default ->
                    jumps()
                            || PAIR.matcher(control)
                                    .results()
                                    .anyMatch(pair -> pair.group(1).equals("die")
                                            || pair.group(1).equals("bad"));
            };
        }
    }

    /// @param type of the lines that are taken from the other file; all of them for `@include`
    record Include(String text, String type, String service) implements PamLine {
        static final String ALL = "*";

        /// Without the folder that some write before it.
        String name() {
            return service.substring(service.lastIndexOf('/') + 1);
        }
    }

    record Other(String text) implements PamLine {}

    String AUTH = "auth";

    /// Whether it says something about who somebody is.
    default boolean isAboutAuth() {
        return switch (this) {
            case Rule rule -> rule.type.equals(AUTH);
            case Include include -> include.type.equals(AUTH) || include.type.equals(Include.ALL);
            case Other _ -> false;
        };
    }

    Pattern BLANK = Pattern.compile("[ \\t]*(?:#.*)?\\n?", Pattern.DOTALL);
    Pattern JOINED = Pattern.compile("[^#]*\\\\[ \\t]*\\n?", Pattern.DOTALL);
    Pattern FIELDS = Pattern.compile("-?(\\w+)\\s+(\\[[^]]*]|\\S+)\\s+(\\S+).*", Pattern.DOTALL);
    Pattern INCLUDES = Pattern.compile("@include\\s+(\\S+).*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /// Whether the next line of the file belongs to this one, by the rules of libpam: a backslash joins unless a
    /// `#`
    /// comes before it, and whatever is empty or a comment among joined lines is read over.
    ///
    /// @param inside an earlier line was joined to this one
    static boolean goesOn(String line, boolean inside) {
        if (BLANK.matcher(line).matches()) return inside;
        return JOINED.matcher(line).matches();
    }

    static PamLine of(String text) {
        var said = Stream.of(text.split("\n"))
                .map(line -> line.replaceFirst("#.*", "").stripTrailing().replaceFirst("\\\\$", " "))
                .collect(Collectors.joining(" "))
                .strip();
        var include = INCLUDES.matcher(said);
        if (include.matches()) return new Include(text, Include.ALL, include.group(1));
        var fields = FIELDS.matcher(said);
        if (!fields.matches()) return new Other(text);
        var type = fields.group(1).toLowerCase(Locale.ROOT);
        var control = fields.group(2).toLowerCase(Locale.ROOT);
        var third = fields.group(3);
        if (control.equals("include") || control.equals("substack")) return new Include(text, type, third);
        return new Rule(
                text,
                type,
                control.startsWith("[") ? control.substring(1, control.length() - 1) : control,
                third.substring(third.lastIndexOf('/') + 1));
    }
}
