package org.semblance.cli;

import java.util.ArrayList;
import java.util.List;
import org.semblance.ipc.Words;
import org.semblance.pam.PamChange;
import org.semblance.pam.PamException;
import org.semblance.pam.PamFolder;
import org.semblance.pam.PamService;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What `enable` and `disable` have in common: shown first, then asked, then written.
final class PamChanges {
    @Parameters(paramLabel = "SERVICE", descriptionKey = "SERVICE", arity = "0..*")
    private List<String> services = List.of();

    @Option(names = "--yes")
    private boolean yes;

    @Mixin
    private RootOption root;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @FunctionalInterface
    interface Plan {
        PamChange of(PamFolder folder, String service) throws PamException;
    }

    @FunctionalInterface
    interface Unnamed {
        boolean matches(PamService service);
    }

    /// @param unnamed which services are meant when none is named
    int run(Client client, Unnamed unnamed, Plan plan) throws CommandFailure {
        var folder = root.folder();
        try {
            var changes = services.isEmpty() ? planAll(client, folder, unnamed, plan) : planEach(folder, plan);
            var advice = PolicyAdvice.about(changes, root);
            changes.removeIf(PamChange::isNothing);
            if (changes.isEmpty()) {
                client.console().err().println(Words.text("cli.pam.nothing"));
                client.console().err().print(advice);
                return ExitCode.DONE;
            }
            var preview = new StringBuilder();
            for (var change : changes) {
                preview.append(change.file())
                        .append('\n')
                        .append(change.preview())
                        .append('\n');
            }
            if (!advice.isEmpty()) preview.append(advice).append('\n');
            if (yes) client.console().err().print(preview);
            else if (!client.confirms(spec, preview.toString(), Words.text("cli.pam.confirm"))) {
                return client.declined("cli.pam.declined", false);
            }
            for (var change : changes) {
                folder.apply(change);
                client.console().err().println(Words.text("cli.pam.written", change.file()));
            }
            return ExitCode.DONE;
        } catch (PamException e) {
            throw PamWords.failure(e);
        }
    }

    private List<PamChange> planEach(PamFolder folder, Plan plan) throws PamException {
        var changes = new ArrayList<PamChange>();
        for (var service : services) changes.add(plan.of(folder, service));
        return changes;
    }

    /// One that cannot be changed does not keep the others from it.
    private static List<PamChange> planAll(Client client, PamFolder folder, Unnamed unnamed, Plan plan)
            throws PamException {
        var changes = new ArrayList<PamChange>();
        for (var service : folder.services()) {
            if (!unnamed.matches(service)) continue;
            try {
                changes.add(plan.of(folder, service.name()));
            } catch (PamException.NoModule e) {
                throw e; // nor would any other
            } catch (PamException e) {
                client.console().err().println(PamWords.message(e));
            }
        }
        return changes;
    }
}
