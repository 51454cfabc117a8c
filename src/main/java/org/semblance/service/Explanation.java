package org.semblance.service;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Answer.Check;
import org.semblance.ipc.Answer.Level;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.policy.PolicyException;
import org.semblance.service.guard.Ground;
import org.semblance.service.guard.Guards;
import org.semblance.service.guard.Inquiry;
import org.semblance.service.guard.Objection;
import org.semblance.store.StoreException;

/// Tells somebody who wonders what each guard has to say now, and which one spoke last.
record Explanation(SemblanceService service, Caller caller) {
    private static final int ENTRIES = 100;

    Answer of(Request.Why why) throws StoreException, PolicyException, InterruptedException {
        // as if somebody at this machine had agreed
        var asked = Around.known(
                caller, new Request.Authenticate(why.user(), why.service(), "", "", false, true, why.process()));
        var rules = service.equipment().rules(why.user());
        var inquiry = new Inquiry(asked, rules, Around.of(service, caller, asked, rules, false));
        var objections = Guards.all(inquiry).stream().collect(Collectors.toMap(Objection::ground, Objection::detail));
        var checks = new ArrayList<Check>();
        for (var ground : EnumSet.complementOf(EnumSet.of(Ground.RERUN, Ground.CONFIRMATION))) {
            var detail = objections.get(ground);
            if (detail == null) checks.add(new Check(ground.title(), Level.OK, Words.text("answer.why.fine"), ""));
            else checks.add(objecting(ground, detail));
        }
        checks.addAll(last(why.user()));
        return new Answer.Checks(List.copyOf(checks));
    }

    private static Check objecting(Ground ground, String detail) {
        var finding = (Words.text(ground.key()) + " " + detail).strip();
        return new Check(ground.title(), Level.FAILED, finding, Words.text(ground.remedyKey()));
    }

    private List<Check> last(String user) throws StoreException {
        return service.equipment().store().history(user, ENTRIES).stream()
                .filter(entry -> entry.event().equals(Happening.GUARDED.name()))
                .limit(1)
                .flatMap(entry -> Ground.of(entry.reason()).stream()
                        .map(ground -> Words.text("answer.why.last", entry.time(), ground.title())))
                .map(finding -> new Check("last", Level.WARNING, finding, ""))
                .toList();
    }
}
