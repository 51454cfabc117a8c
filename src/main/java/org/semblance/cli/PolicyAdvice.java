package org.semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.semblance.ipc.Words;
import org.semblance.pam.PamChange;
import org.semblance.pam.ServiceKind;
import org.semblance.policy.Complaint;
import org.semblance.policy.PolicyException;
import org.semblance.policy.PolicyFolder;

/// What is still to be written where a service gives more than a screen: the PAM line alone lets no face in.
final class PolicyAdvice {
    private static final String FILE = "20-elevation.toml";
    private static final Pattern SERVICES = Pattern.compile("^\\s*(elevation\\.)?services\\s*=", Pattern.MULTILINE);

    private PolicyAdvice() {}

    /// "" where the policy has turned all of them on.
    static String about(List<PamChange> changes, RootOption root) {
        var wired = changes.stream()
                .filter(PamChange::isWired)
                .map(PamChange::service)
                .filter(service -> ServiceKind.of(service) != ServiceKind.LOCKER)
                .collect(Collectors.toCollection(TreeSet::new));
        if (wired.isEmpty()) return "";
        try {
            var on = new PolicyFolder(root.policy()).read().elevation().services();
            return on.containsAll(wired) ? "" : lines(wired, on, root);
        } catch (PolicyException e) {
            return message(e.complaint()) + "\n" + Words.text("remedy.policy") + "\n" + lines(wired, Set.of(), root);
        }
    }

    /// The last file that names the key counts, so the line names those of before as well.
    private static String lines(Set<String> wired, Set<String> on, RootOption root) {
        var all = new TreeSet<>(on);
        all.addAll(wired);
        wired.removeAll(on);
        var list = all.stream().map(service -> '"' + service + '"').collect(Collectors.joining(", "));
        return Words.text(
                        "cli.pam.policy",
                        String.join(", ", wired),
                        root.policy().resolve(file(root))) + "\n    [elevation]\n    services = [" + list + "]\n";
    }

    /// Ours, or a later one that says the same key: its word counts.
    private static String file(RootOption root) {
        var names = root.policy().toFile().list((_, name) -> name.endsWith(".toml") && name.compareTo(FILE) > 0);
        return Stream.of(names == null ? new String[0] : names)
                .filter(name -> saysServices(root.policy().resolve(name)))
                .max(Comparator.naturalOrder())
                .orElse(FILE);
    }

    private static boolean saysServices(Path file) {
        try {
            return SERVICES.matcher(Files.readString(file)).find();
        } catch (IOException _) {
            return false; // said above: the policy cannot be used
        }
    }

    private static String message(Complaint complaint) {
        var flaw =
                Words.text("flaw.policy." + complaint.flaw(), complaint.values().toArray());
        return complaint.key().isEmpty()
                ? Words.text("flaw.policy.file", complaint.file(), flaw)
                : Words.text("flaw.policy.key", complaint.file(), complaint.key(), flaw);
    }
}
