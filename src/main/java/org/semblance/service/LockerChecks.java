package org.semblance.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.semblance.ipc.Answer.Check;
import org.semblance.ipc.Answer.Level;
import org.semblance.ipc.Words;
import org.semblance.pam.PamException;
import org.semblance.pam.PamFolder;
import org.semblance.pam.PamService;

/// Whether the lockers that a face was to open still ask for one: updates replace their files.
final class LockerChecks {
    private static final String NAME = "pam";

    private LockerChecks() {}

    /// Nothing where no locker was ever to ask.
    static List<Check> of(PamFolder folder) {
        List<PamService> services;
        try {
            services = folder.services();
        } catch (PamException e) {
            var finding = Words.text("doctor.pam.unreadable", e.getMessage());
            return List.of(new Check(NAME, Level.WARNING, finding, ""));
        }
        var checks = new ArrayList<Check>();
        var on = names(services, PamService.State.ON, ", ");
        if (!on.isEmpty()) checks.add(new Check(NAME, Level.OK, Words.text("doctor.pam", on), ""));
        var lost = names(services, PamService.State.LOST, ", ");
        if (!lost.isEmpty()) {
            var fix = Words.text("doctor.pam.fix", names(services, PamService.State.LOST, " "));
            checks.add(new Check(NAME, Level.WARNING, Words.text("doctor.pam.lost", lost), fix));
        }
        return checks;
    }

    private static String names(List<PamService> services, PamService.State state, String between) {
        return services.stream()
                .filter(service -> service.state() == state)
                .map(PamService::name)
                .collect(Collectors.joining(between));
    }
}
