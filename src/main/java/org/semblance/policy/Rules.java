package org.semblance.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What holds now: the policy, tightened by the user.
///
/// @param complaints about the user's file
public record Rules(SitePolicy site, Map<Setting, String> said, List<Complaint> complaints) {

    public static final Rules SHIPPED = new Rules(SitePolicy.SHIPPED, Map.of(), List.of());

    /// What an attempt obeys.
    public Policy policy() {
        var policy = site.policy();
        return ownRate().isPresent() ? policy.withFmr(ownRate().getAsDouble()) : policy;
    }

    /// The same where somebody waits at a prompt.
    public Rules lookingAtMost(Duration most) {
        return new Rules(site.withPolicy(site.policy().lookingAtMost(most)), said, complaints);
    }

    /// The same for what is more than a screen: the stricter rate of both.
    public Rules elevated() {
        var rate = Math.min(site.policy().attemptFmr(), site.elevation().fmr());
        return new Rules(site.withPolicy(site.policy().withFmr(rate)), said, complaints);
    }

    /// The user's rate, where it is stricter than the policy's.
    private OptionalDouble ownRate() {
        var text = said.get(Setting.FMR);
        if (text == null) return OptionalDouble.empty();
        var rate = Double.parseDouble(text);
        return rate > 0 && rate < site.policy().attemptFmr() ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }

    /// The policy's word before the user's, the user's before what is shipped.
    public String text(Setting setting) {
        if (setting == Setting.FMR) return Rate.text(policy().attemptFmr());
        var fixed = site.fixed(setting);
        return fixed.isPresent() ? fixed.get().value() : said.getOrDefault(setting, setting.standard());
    }

    public boolean isOn(Setting setting) {
        return text(setting).equals("true");
    }

    /// The file that keeps the user from changing it.
    public Optional<String> fixedBy(Setting setting) {
        return site.fixed(setting).map(SitePolicy.Fixed::file);
    }
}
