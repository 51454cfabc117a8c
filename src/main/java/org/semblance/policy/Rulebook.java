package org.semblance.policy;

import java.io.IOException;
import java.util.ArrayList;

/// Where the rules stand: the administrator's folder and the user's file. They are read anew whenever they are
/// asked for, so a change counts from the next look on.
public final class Rulebook {
    private final PolicyFolder site;
    private final SettingsFile own;

    public Rulebook(PolicyFolder site, SettingsFile own) {
        this.site = site;
        this.own = own;
    }

    /// @throws PolicyException as long as a policy file is unusable: then nothing is allowed
    public Rules rules() throws PolicyException {
        var policy = site.read();
        var settings = own.read();
        var complaints = new ArrayList<>(settings.complaints());
        var rate = settings.said().get(Setting.FMR);
        if (rate != null && !(Double.parseDouble(rate) <= policy.policy().attemptFmr())) {
            complaints.add("fmr: " + rate + " is weaker than the policy's "
                    + Rate.text(policy.policy().attemptFmr()) + ", which holds");
        }
        return new Rules(policy, settings.said(), complaints);
    }

    /// Writes a setting of the user. Whether it may be changed, and to that, is asked before.
    public void change(Setting setting, String value) throws PolicyException, IOException {
        own.write(setting, value);
    }
}
