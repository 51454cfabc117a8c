package org.semblance.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {
    private static final Path FILE = Path.of("10-site.toml");

    @Test
    void asShippedItIs72And4Hours() {
        assertEquals(new PasswordRule(Duration.ofHours(72), Duration.ofHours(4)), SitePolicy.SHIPPED.password());
    }

    @Test
    void anAdministratorSetsBoth() throws Exception {
        var policy = SitePolicy.SHIPPED.with("password.hours", 24L, FILE).with("password.idle_hours", 0.5, FILE);
        assertEquals(new PasswordRule(Duration.ofHours(24), Duration.ofMinutes(30)), policy.password());
    }

    @Test
    void itIsNoLongerThanAWeekAndNeverTurnedOff() {
        assertRefused(PolicyFlaw.NO_HOURS, "password.hours", 168.1);
        assertRefused(PolicyFlaw.NO_HOURS, "password.hours", 0L);
        assertRefused(PolicyFlaw.NO_HOURS, "password.idle_hours", -1L);
        assertRefused(PolicyFlaw.NO_HOURS, "password.hours", Double.NaN);
        assertRefused(PolicyFlaw.NO_HOURS, "password.hours", Double.POSITIVE_INFINITY);
        assertRefused(PolicyFlaw.NO_NUMBER, "password.hours", "never");
        assertRefused(PolicyFlaw.NO_SUCH_KEY, "password.after_boot", false);
    }

    private static void assertRefused(PolicyFlaw flaw, String key, Object value) {
        var refused = assertThrows(PolicyException.class, () -> SitePolicy.SHIPPED.with(key, value, FILE));
        assertEquals(flaw, refused.complaint().flaw());
    }
}
