package org.semblance.policy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.function.Function;

/// Where the rules stand: the administrator's folder and each user's file. They are read anew whenever they are
/// asked for, so a change counts from the next look on.
public final class Rulebook {
    private final PolicyFolder site;
    private final Function<String, SettingsFile> own;

    /// Of one user.
    public Rulebook(PolicyFolder site, SettingsFile own) {
        this(site, _ -> own);
    }

    /// @param own the file of each user, the same one whenever it is asked for
    public Rulebook(PolicyFolder site, Function<String, SettingsFile> own) {
        this.site = site;
        this.own = own;
    }

    /// @throws PolicyException as long as a policy file is unusable: then nothing is allowed
    public Rules rules(String user) throws PolicyException {
        var policy = site.read();
        var file = own.apply(user);
        var settings = file.read();
        var complaints = new ArrayList<>(settings.complaints());
        var rate = settings.said().get(Setting.FMR);
        if (rate != null && !(Double.parseDouble(rate) <= policy.policy().attemptFmr())) {
            var holds = Rate.text(policy.policy().attemptFmr());
            complaints.add(file.complaint(Setting.FMR, PolicyFlaw.WEAKER_THAN_POLICY, rate, holds));
        }
        return new Rules(policy, settings.said(), complaints);
    }

    /// Writes a setting of a user. Whether it may be changed, and to that, is asked before.
    public void change(String user, Setting setting, String value) throws PolicyException, IOException {
        own.apply(user).write(setting, value);
    }
}
