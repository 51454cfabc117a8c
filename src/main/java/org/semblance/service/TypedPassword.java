package org.semblance.service;

import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Request;
import org.semblance.policy.PolicyException;
import org.semblance.service.guard.Guards;
import org.semblance.service.guard.Inquiry;
import org.semblance.store.StoreException;

/// What the PAM module, as root, tells of a password that it has compared with the account's: a face is enough
/// again for as long as the policy says. One that was typed where nobody is before the camera says nothing
/// about who is.
record TypedPassword(SemblanceService service, Caller caller) {

    Answer hear(Request.Authenticate said) throws StoreException, PolicyException, InterruptedException {
        var program = Around.known(caller, said);
        var user = program.user();
        if (service.equipment().store().faces(user).isEmpty()) return new Answer.Done();
        var rules = service.equipment().rules(user);
        var inquiry = new Inquiry(program, rules, Around.of(service, caller, program, rules, false));
        if (Guards.ofPlace(inquiry).isEmpty()) service.typed(user);
        return new Answer.Done();
    }
}
