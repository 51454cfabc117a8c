package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;

class OneScanTest {
    private static final Answer NO = new Answer.Verified("ann", false, "refusal.NOT_THIS_PERSON", 900);

    private final AtomicLong now = new AtomicLong();
    private final OneScan oneScan = new OneScan(now::get);

    private static Request.Authenticate asked(String service, String terminal, int process) {
        return new Request.Authenticate("ann", service, terminal, "", false, true, process);
    }

    private void wait(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void oneSudoIsLookedAtOnceHoweverLongThePasswordTakes() {
        var sudo = asked("sudo", "/dev/pts/3", 17);
        assertEquals(Optional.empty(), oneScan.earlier("root", sudo));
        oneScan.remember("root", sudo, NO);
        wait(Duration.ofSeconds(40));
        assertEquals(Optional.of(NO), oneScan.earlier("root", sudo));
        wait(Duration.ofMinutes(5));
        assertEquals(Optional.empty(), oneScan.earlier("root", sudo), "that number is another process by now");
    }

    @Test
    void theNextSudoIsLookedAtAnew() {
        oneScan.remember("root", asked("sudo", "/dev/pts/3", 17), NO);
        assertEquals(Optional.empty(), oneScan.earlier("root", asked("sudo", "/dev/pts/3", 18)));
    }

    @Test
    void polkitThatStartsItsHelperAgainIsLookedAtOnce() {
        oneScan.remember("root", asked("polkit-1", "", 17), NO);
        assertEquals(Optional.of(NO), oneScan.earlier("root", asked("polkit-1", "", 18)));
        wait(Duration.ofSeconds(5));
        assertEquals(Optional.empty(), oneScan.earlier("root", asked("polkit-1", "", 19)));
    }

    @Test
    void nobodyHearsTheNoOfSomebodyElse() {
        oneScan.remember("ann", asked("sudo", "", 17), NO);
        assertEquals(Optional.empty(), oneScan.earlier("root", asked("sudo", "", 17)));
        assertEquals(Optional.empty(), oneScan.earlier("ann", asked("su", "", 17)));
    }

    @Test
    void afterManyTheOldestIsForgotten() {
        for (var process = 1; process <= 65; process++) {
            oneScan.remember("root", asked("sudo", "/dev/pts/" + process, process), NO);
        }
        assertEquals(Optional.empty(), oneScan.earlier("root", asked("sudo", "/dev/pts/1", 1)));
        assertEquals(Optional.of(NO), oneScan.earlier("root", asked("sudo", "/dev/pts/65", 65)));
    }
}
