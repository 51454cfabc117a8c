package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PamCommandTest {
    private static final String LOCKER = "# lock\n@include common-auth\n";

    @TempDir
    private Path root;

    @BeforeEach
    void twoLockersAndSudo() throws IOException {
        write("usr/lib/security/pam_semblance.so", "");
        write("etc/pam.d/common-auth", "auth required pam_unix.so\n");
        write("etc/pam.d/i3lock", LOCKER);
        write("etc/pam.d/swaylock", LOCKER);
        write("etc/pam.d/sudo", LOCKER);
        write("etc/pam.d/sshd", LOCKER);
    }

    @Test
    void lockersAreMeantUnlessOthersAreNamed() throws IOException {
        var enabled = run("enable", "--yes");
        assertEquals(0, enabled.exitCode(), enabled.err());
        assertTrue(
                read("swaylock").contains("pam_semblance.so") && read("i3lock").contains("pam_semblance.so"));
        assertEquals(LOCKER, read("sudo"));
        var status = run("status", "--json");
        assertTrue(status.out().contains("{\"name\":\"i3lock\",\"kind\":\"locker\",\"state\":\"on\"}"), status.out());
        assertTrue(status.out().contains("{\"name\":\"sudo\",\"kind\":\"elevation\",\"state\":\"off\"}"), status.out());
        assertFalse(status.out().contains("sshd"), status.out());
        assertEquals(0, run("disable", "--yes").exitCode());
        assertEquals(LOCKER, read("swaylock"));
        assertEquals(LOCKER, read("i3lock"));
    }

    @Test
    void itIsShownAndAskedAboutBeforeAnythingIsWritten() throws IOException {
        var declined = Shell.withNothing().atATerminal("n\n").run("pam", "enable", "--root", root.toString());
        assertEquals(1, declined.exitCode());
        assertTrue(declined.err().contains("+ -auth\tsufficient\tpam_semblance.so"), declined.err());
        assertEquals(LOCKER, read("swaylock"));
        assertEquals(2, run("enable").exitCode(), "nobody can be asked");
        assertEquals(LOCKER, read("swaylock"));
    }

    @Test
    void whatIsMoreThanAScreenIsShownWithItsOptionsAndWhatThePolicyLacks() throws IOException {
        var declined = Shell.withNothing()
                .atATerminal("n\n")
                .run("pam", "enable", "--root", root.toString(), "sudo", "swaylock");
        assertTrue(
                declined.err().contains("+ -auth\tsufficient\tpam_semblance.so confirm=enter timeout=15\n"),
                declined.err());
        assertTrue(declined.err().contains("sudo takes no face before the policy turns it on."), declined.err());
        assertTrue(
                declined.err().contains(policy() + ":\n    [elevation]\n    services = [\"sudo\"]\n"), declined.err());
        assertEquals(LOCKER, read("sudo"));
    }

    @Test
    void whatThePolicyHasTurnedOnStaysInTheLineThatIsToBeWritten() throws IOException {
        write("etc/pam.d/su", LOCKER);
        write("etc/semblance/policy.d/20-elevation.toml", "[elevation]\nservices = [\"su\"]\n");
        assertFalse(run("enable", "--yes", "su").err().contains("policy"));
        var enabled = run("enable", "--yes", "sudo");
        assertTrue(enabled.err().contains("services = [\"su\", \"sudo\"]"), enabled.err());
        var again = run("enable", "--yes", "sudo");
        assertTrue(again.err().contains("There is nothing to change.\nsudo takes no face"), again.err());
        write("etc/semblance/policy.d/20-elevation.toml", "[elevation]\nservices = \"sudo\"\n");
        assertTrue(run("enable", "--yes", "sudo").err().contains("it is a list"));
    }

    @Test
    void theFileWhoseWordCountsIsTheOneToBeChanged() throws IOException {
        write("etc/semblance/policy.d/50-site.toml", "[elevation]\nservices = []\n");
        write("etc/semblance/policy.d/60-rate.toml", "fmr = 1e-5\n");
        var enabled = run("enable", "--yes", "sudo");
        assertTrue(enabled.err().contains("policy.d/50-site.toml:\n"), enabled.err());
    }

    private Path policy() {
        return root.resolve("etc/semblance/policy.d/20-elevation.toml");
    }

    @Test
    void oneBadNameChangesNothing() throws IOException {
        var mixed = run("enable", "--yes", "swaylock", "sshd");
        assertEquals(2, mixed.exitCode());
        assertEquals(LOCKER, read("swaylock"));
    }

    @Test
    void oneLockerThatCannotBeWiredKeepsNotTheOthers() throws IOException {
        write("etc/pam.d/i3lock", LOCKER + "auth required pam_u2f.so\n");
        var enabled = run("enable", "--yes");
        assertEquals(0, enabled.exitCode(), enabled.err());
        assertTrue(enabled.err().contains("pam_u2f.so"), enabled.err());
        assertTrue(read("swaylock").contains("pam_semblance.so"));
        assertFalse(read("i3lock").contains("pam_semblance.so"));
    }

    @Test
    void withoutTheModuleItSaysWhatIsMissing() throws IOException {
        Files.delete(root.resolve("usr/lib/security/pam_semblance.so"));
        var enabled = run("enable", "--yes");
        assertEquals(3, enabled.exitCode());
        assertTrue(enabled.err().contains("installer/install"), enabled.err());
    }

    private Shell.Result run(String command, String... arguments) {
        var all = new String[arguments.length + 4];
        all[0] = "pam";
        all[1] = command;
        all[2] = "--root";
        all[3] = root.toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return Shell.withNothing().run(all);
    }

    private String read(String service) throws IOException {
        return Files.readString(root.resolve("etc/pam.d").resolve(service));
    }

    private void write(String name, String content) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
