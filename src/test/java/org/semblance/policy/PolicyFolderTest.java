package org.semblance.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFolderTest {
    @TempDir
    private Path etc;

    private Path folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = Files.createDirectory(etc.resolve("policy.d"));
        mode(etc, "rwxr-xr-x");
        mode(folder, "rwxr-xr-x");
    }

    @Test
    void withoutAFolderItIsAsShipped() throws Exception {
        Files.delete(folder);
        assertEquals(SitePolicy.SHIPPED, read());
    }

    @Test
    void laterFilesOverrideEarlierOnesKeyByKey() throws Exception {
        write("10-site.toml", "fmr = 1e-5\nmargin = 0.1\nunlock.input = false\nlook.seconds = 5\n");
        write("20-room.toml", "fmr = 2e-6\n[unlock]\ninput = true\n");
        write("30-notes.txt", "not TOML, and not read");
        var policy = read();
        assertEquals(2e-6, policy.policy().attemptFmr());
        assertEquals(0.1, policy.policy().alpha().orElseThrow());
        assertEquals(Duration.ofSeconds(5), policy.policy().lookFor());
        assertEquals(
                new SitePolicy.Fixed("true", "20-room.toml"),
                policy.fixed(Setting.UNLOCK_INPUT).orElseThrow());
        assertTrue(policy.fixed(Setting.LOCK_AWAY).isEmpty());
    }

    @Test
    void refusesAFileOfAnotherOwner() throws Exception {
        write("10.toml", "fmr = 1e-5\n");
        var someoneElse = new PolicyFolder(folder, self() + 1);
        var refused = assertThrows(PolicyException.class, someoneElse::read);
        assertTrue(refused.getMessage().contains("belongs to user number " + self()), refused.getMessage());
    }

    @Test
    void refusesAFileThatOthersCanWriteTo() throws Exception {
        mode(write("10.toml", "fmr = 1e-5\n"), "rw-rw-r--");
        assertRefused("10.toml: others than its owner can write to it");
    }

    @Test
    void refusesAFolderThatOthersCanWriteTo() throws Exception {
        mode(folder, "rwxr-xrwx");
        assertRefused("policy.d: others than its owner can write to it");
    }

    @Test
    void refusesAFolderThatOthersCouldReplace() throws Exception {
        mode(etc, "rwxrwxr-x");
        assertRefused(etc.getFileName() + ": others than its owner can write to it");
    }

    /// As where `/etc/semblance` is open to root only: a policy that the service cannot see is not none.
    @Test
    void aPolicyThatCannotBeReachedIsNotAMissingOne() throws Exception {
        var circle = etc.resolve("circle");
        Files.createSymbolicLink(circle, circle);
        var unreachable = new PolicyFolder(circle.resolve("policy.d"), self());
        var refused = assertThrows(PolicyException.class, unreachable::read);
        assertTrue(refused.getMessage().contains("policy.d: it cannot be looked at"), refused.getMessage());
    }

    @Test
    void refusesALinkInPlaceOfAFile() throws Exception {
        var elsewhere = Files.writeString(etc.resolve("elsewhere.toml"), "fmr = 1e-5\n");
        Files.createSymbolicLink(folder.resolve("10.toml"), elsewhere);
        assertRefused("10.toml: it is not a plain file");
    }

    @Test
    void refusesALinkInPlaceOfTheFolder() throws Exception {
        Files.move(folder, etc.resolve("real"));
        Files.createSymbolicLink(folder, etc.resolve("real"));
        assertRefused("policy.d: it is not a folder");
    }

    @Test
    void refusesAMisspeltKey() throws Exception {
        write("10.toml", "unlock.inputs = false\n");
        assertRefused("10.toml: unlock.inputs: there is no such key");
    }

    @Test
    void refusesAValueOfAnotherKind() throws Exception {
        write("10.toml", "unlock.input = \"no\"\n");
        assertRefused("10.toml: unlock.input: it is true or false");
    }

    @Test
    void refusesARateThatIsTooWeak() throws Exception {
        write("10.toml", "fmr = 1e-2\n");
        assertRefused("10.toml: fmr: the false match rate of an attempt is at most 1 in 1000");
    }

    @Test
    void refusesARateThatIsNoNumber() throws Exception {
        write("10.toml", "fmr = nan\n");
        assertRefused("10.toml: fmr: the false match rate");
    }

    @Test
    void refusesWhatIsNoToml() throws Exception {
        write("10.toml", "fmr = = 1e-5\n");
        assertRefused("10.toml: Unexpected '='");
    }

    @Test
    void refusesAKeyThatIsThereTwice() throws Exception {
        write("10.toml", "fmr = 1e-5\nfmr = 1e-3\n");
        assertRefused("10.toml: fmr previously defined");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        write("10.toml", "# ".repeat(20_000));
        assertRefused("10.toml: it is larger than 32 KiB");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws Exception {
        Files.write(folder.resolve("10.toml"), new byte[] {'#', ' ', (byte) 0xfc, '\n'});
        assertRefused("10.toml: it is not UTF-8");
    }

    @Test
    void refusesAFileThatIsNestedTooDeeply() throws Exception {
        write("10.toml", "fmr = " + "[".repeat(30_000));
        assertRefused("10.toml: ");
    }

    private void assertRefused(String why) {
        var refused = assertThrows(PolicyException.class, this::read);
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    private SitePolicy read() throws Exception {
        return new PolicyFolder(folder, self()).read();
    }

    private int self() throws IOException {
        return (int) Files.getAttribute(etc, "unix:uid");
    }

    private Path write(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        mode(file, "rw-r--r--");
        return file;
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
