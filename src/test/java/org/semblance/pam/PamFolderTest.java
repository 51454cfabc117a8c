package org.semblance.pam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PamFolderTest {
    private static final String COMMON = """
        auth\t[success=1 default=ignore]\tpam_unix.so nullok
        auth\trequisite\t\t\tpam_deny.so
        auth\trequired\t\t\tpam_permit.so
        """;
    private static final String FAILLOCK = """
        auth    required                        pam_faillock.so preauth
        auth    [success=2 default=ignore]      pam_unix.so nullok
        auth    [default=die]                   pam_faillock.so authfail
        auth    sufficient                      pam_faillock.so authsucc
        auth    requisite                       pam_deny.so
        auth    required                        pam_permit.so
        """;

    @TempDir
    private Path root;

    private PamFolder folder;

    @BeforeEach
    void aMachineWithTheModule() throws IOException {
        file("etc/pam.d/common-auth", COMMON);
        file("etc/pam.d/common-account", "account required pam_unix.so\n");
        file("usr/lib/x86_64-linux-gnu/security/" + OwnLines.MODULE, "");
        folder = new PamFolder(root);
    }

    static Stream<String> lockerFiles() {
        return Stream.of(
                "@include common-auth\n@include common-account\n",
                "#\n# PAM file for swaylock\n#\n\nauth include login\n",
                "auth required pam_env.so\r\nauth include common-auth\r\n",
                "auth required pam_faillock.so preauth\nauth required \\\n  pam_unix.so",
                "# r\u00e9sum\u00e9\nauth\trequired\tpam_unix.so",
                FAILLOCK);
    }

    @ParameterizedTest
    @MethodSource("lockerFiles")
    void disablingPutsEveryByteBack(String content) throws Exception {
        file("etc/pam.d/login", "auth optional pam_faildelay.so\n@include common-auth\n");
        var path = file("etc/pam.d/swaylock", content);
        var before = Files.readAllBytes(path);
        folder.apply(folder.enable("swaylock"));
        assertTrue(Files.readString(path, StandardCharsets.ISO_8859_1).contains(OwnLines.MODULE));
        assertEquals(PamService.State.ON, state("swaylock"));
        folder.apply(folder.disable("swaylock"));
        assertArrayEquals(before, Files.readAllBytes(path));
        assertEquals(PamService.State.OFF, state("swaylock"));
        assertFalse(Files.exists(root.resolve("etc/semblance/pam.services")));
    }

    @ParameterizedTest
    @CsvSource({
        "swaylock, ''",
        "sudo, ' confirm=enter timeout=15'",
        "su, ' confirm=enter timeout=15'",
        "gdm-password, ' confirm=enter timeout=15'",
        "polkit-1, ' timeout=40'"
    })
    void whatGivesMoreThanAScreenIsToldToAskAndToWait(String service, String options) throws Exception {
        var path = file("etc/pam.d/" + service, "# r\u00e9sum\u00e9\n@include common-auth\nsession required x.so");
        var before = Files.readAllBytes(path);
        folder.apply(folder.enable(service));
        var lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
        assertEquals("-auth\tsufficient\tpam_semblance.so" + options, lines.get(2));
        var password = "-auth\t[default=ignore]\tpam_semblance.so password";
        assertEquals(service.equals("swaylock") ? "session required x.so" : password, lines.get(4));
        assertTrue(folder.enable(service).isNothing());
        folder.apply(folder.disable(service));
        assertArrayEquals(before, Files.readAllBytes(path));
    }

    @Test
    void aLineThatOnlyHearsOfThePasswordAsksForNoFace() throws Exception {
        file("etc/pam.d/login", "@include common-auth\n-auth [default=ignore] pam_semblance.so password\n");
        assertEquals(PamService.State.OFF, state("login"));
        assertFalse(folder.enable("login").isNothing());
    }

    @Test
    void aFileThatEndsWithoutALineEndIsNotMendedForIt() throws Exception {
        var path = file("etc/pam.d/sudo", "@include common-auth");
        folder.apply(folder.enable("sudo"));
        assertFalse(Files.readString(path).contains("password"), Files.readString(path));
        folder.apply(folder.disable("sudo"));
        assertEquals("@include common-auth", Files.readString(path));
    }

    @Test
    void aLineOfAnEarlierVersionIsRenewedAndAnotherOnesIsNot() throws Exception {
        var path = file("etc/pam.d/sudo", "-auth\tsufficient\tpam_semblance.so\n@include common-auth\n");
        folder.apply(folder.enable("sudo"));
        assertTrue(Files.readAllLines(path).getFirst().endsWith("confirm=enter timeout=15"), Files.readString(path));
        var own = "-auth\tsufficient\tpam_semblance.so confirm=yes timeout=20 debug\n@include common-auth\n";
        file("etc/pam.d/sudo", own);
        assertTrue(folder.enable("sudo").isNothing());
        folder.apply(folder.disable("sudo"));
        assertEquals("@include common-auth\n", Files.readString(path));
    }

    @Test
    void aLoginThatHandsAPasswordOnIsSeen() throws Exception {
        file("etc/pam.d/sddm", "auth sufficient pam_semblance.so confirm=enter\nauth optional pam_gnome_keyring.so\n");
        file("etc/pam.d/sudo", "auth sufficient pam_semblance.so keyring\n");
        assertEquals(List.of(), folder.loginsWithKeyring());
        file("etc/pam.d/gdm-password", "auth [success=1 default=ignore] pam_semblance.so confirm=enter keyring\n");
        assertEquals(List.of("gdm-password"), folder.loginsWithKeyring());
    }

    @Test
    void theLineComesAfterWhatHasToBeFirstAndBeforeThePassword() throws Exception {
        var path = file("etc/pam.d/su", "auth sufficient pam_rootok.so\n@include common-auth\n");
        folder.apply(folder.enable("su"));
        var lines = Files.readAllLines(path);
        assertEquals("auth sufficient pam_rootok.so", lines.getFirst());
        assertTrue(lines.get(2).contains(OwnLines.MODULE), lines.toString());
        assertEquals("@include common-auth", lines.get(3));
    }

    /// As gdm3, sddm, su and login of Debian 12 have them.
    @ParameterizedTest
    @CsvSource({
        "gdm-password, 'auth requisite pam_nologin.so\nauth required pam_succeed_if.so user != root quiet_success', 2",
        "sddm, 'auth requisite pam_nologin.so\n\nauth required pam_succeed_if.so user != root quiet_success', 3",
        "su, 'auth sufficient pam_rootok.so\nauth required pam_wheel.so', 2",
        "login, 'auth optional pam_faildelay.so delay=3000000\nauth requisite pam_nologin.so', 2"
    })
    void whatTurnsAwayBeforeThePasswordDoesSoBeforeTheFace(String service, String before, int ours) throws Exception {
        var content = before + "\n@include common-auth\nauth optional pam_gnome_keyring.so\n";
        var path = file("etc/pam.d/" + service, content);
        file("etc/pam.d/su-l", "auth include su\n");
        folder.apply(folder.enable(service));
        var lines = Files.readAllLines(path);
        assertTrue(lines.get(ours + 1).startsWith("-auth\tsufficient\tpam_semblance.so"), lines.toString());
        folder.apply(folder.disable(service));
        assertEquals(content, Files.readString(path));
    }

    @Test
    void whereAnIncludedFileAsksAlreadyNothingIsAskedTwice() throws Exception {
        file("etc/pam.d/common-auth", "auth [success=end default=ignore] pam_semblance.so\n" + COMMON);
        var path = file("etc/pam.d/swaylock", "@include common-auth\n");
        assertEquals(PamService.State.ON, state("swaylock"));
        assertTrue(folder.enable("swaylock").isNothing());
        folder.apply(folder.enable("xsecurelock"));
        var own = root.resolve("etc/pam.d/xsecurelock");
        assertFalse(Files.readString(own).contains(OwnLines.MODULE));
        folder.apply(folder.disable("xsecurelock"));
        assertFalse(Files.exists(own));
        assertEquals("@include common-auth\n", Files.readString(path));
    }

    /// omarchy #7935: a line between them, and a locked account opened.
    @Test
    void noLineComesBetweenLinesThatCountEachOther() throws Exception {
        var path = file("etc/pam.d/swaylock", FAILLOCK);
        folder.apply(folder.enable("swaylock"));
        var lines = Files.readAllLines(path);
        var ours = lines.indexOf("-auth\tsufficient\tpam_semblance.so");
        assertEquals(2, ours);
        assertTrue(lines.get(3).contains("success=2"), lines.toString());
    }

    @Test
    void aJumpThatComesFirstStaysFirst() throws Exception {
        var path = file("etc/pam.d/swaylock", """
            auth [success=1 default=ignore] pam_faillock.so preauth
            auth required pam_unix.so
            """);
        folder.apply(folder.enable("swaylock"));
        assertTrue(Files.readAllLines(path).get(1).contains(OwnLines.MODULE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@include common-auth\nauth required pam_google_authenticator.so\n",
                "@include common-auth\nauth [success=ok default=die] /usr/lib/security/pam_u2f.so\n",
                "auth required pam_unix.so\nauth requisite pam_access.so\n",
                "@include common-auth\n# a second one \\\nauth required pam_oath.so\n",
                "@include common-auth # the password \\\nauth required pam_oath.so\n",
                "@include common-auth\nauth required \\ \n# of ours\n\n  pam_oath.so\n",
                "@include common-auth\nauth [success=1 default=ignore] pam_oath.so\nauth requisite pam_deny.so\n",
                "auth include /etc/pam.d/second\n@INCLUDE second\n",
                "auth substack second\n"
            })
    void aSecondFactorIsNeverSkipped(String content) throws Exception {
        file("etc/pam.d/second", "auth required pam_oath.so\n");
        var path = file("etc/pam.d/swaylock", content);
        assertThrows(PamException.WouldSkip.class, () -> folder.enable("swaylock"));
        assertEquals(content, Files.readString(path));
    }

    @Test
    void filesThatIncludeEachOtherEndTheSearch() throws Exception {
        file("etc/pam.d/a", "auth include b\n");
        file("etc/pam.d/b", "auth include a\n");
        file("etc/pam.d/swaylock", "auth include a\n");
        assertThrows(PamException.WouldSkip.class, () -> folder.enable("swaylock"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sshd", "cron", "passwd", "other", "systemd-user"})
    void aFaceNeverOpensWhatHasNobodyBeforeTheCamera(String service) throws Exception {
        file("etc/pam.d/" + service, "@include common-auth\n");
        assertThrows(PamException.NotForFaces.class, () -> folder.enable(service));
    }

    @Test
    void whatAnotherToolWritesIsLeftToIt() throws Exception {
        assertThrows(PamException.KeptByOthers.class, () -> folder.enable("common-auth"));
        file("etc/authselect/swaylock", "auth required pam_unix.so\n");
        Files.createSymbolicLink(root.resolve("etc/pam.d/swaylock"), root.resolve("etc/authselect/swaylock"));
        assertThrows(PamException.Link.class, () -> folder.enable("swaylock"));
    }

    @Test
    void aLinkStaysALinkAndWhatItLeadsToIsPutBack() throws Exception {
        var path = file("etc/pam.d/swaylock", "@include common-auth\n");
        var link = Files.createSymbolicLink(root.resolve("etc/pam.d/gtklock"), path);
        folder.apply(folder.enable("swaylock"));
        var moved = Files.move(path, root.resolve("etc/swaylock"));
        Files.createSymbolicLink(path, moved);
        var changes = List.of(folder.disable("gtklock"), folder.disable("swaylock"));
        for (var change : changes) folder.apply(change);
        assertTrue(Files.isSymbolicLink(path));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("@include common-auth\n", Files.readString(moved));
        assertFalse(Files.exists(root.resolve("etc/semblance/pam.services")));
    }

    @Test
    void aLinkOutOfTheOtherSystemIsNotFollowed(@TempDir Path elsewhere) throws Exception {
        var outside = Files.writeString(elsewhere.resolve("swaylock"), "-auth\tsufficient\tpam_semblance.so\n");
        Files.createSymbolicLink(root.resolve("etc/pam.d/swaylock"), outside);
        assertThrows(PamException.Link.class, () -> folder.disable("swaylock"));
    }

    @Test
    void whatOthersIncludeWouldOpenThemToo() throws Exception {
        file("etc/pam.d/login", "@include common-auth\n");
        file("etc/pam.d/i3lock", "auth include login\n");
        var shared = assertThrows(PamException.Shared.class, () -> folder.enable("login"));
        assertEquals(List.of("i3lock"), shared.others());
    }

    @Test
    void aLockerWithoutAFileGetsItsOwnAndLosesItAgain() throws Exception {
        var path = root.resolve("etc/pam.d/xsecurelock");
        folder.apply(folder.enable("xsecurelock"));
        assertTrue(Files.readString(path).contains("@include common-auth"));
        folder.apply(folder.disable("xsecurelock"));
        assertFalse(Files.exists(path));
    }

    @Test
    void aVendorsFileIsCopiedNotChanged() throws Exception {
        var vendor = file("usr/lib/pam.d/swaylock", "auth include system-auth\n");
        folder.apply(folder.enable("swaylock"));
        assertEquals("auth include system-auth\n", Files.readString(vendor));
        assertTrue(Files.readString(root.resolve("etc/pam.d/swaylock")).endsWith("auth include system-auth\n"));
        folder.apply(folder.disable("swaylock"));
        assertFalse(Files.exists(root.resolve("etc/pam.d/swaylock")));
    }

    @Test
    void anUpdateThatTookTheLineOutIsNoticed() throws Exception {
        var path = file("etc/pam.d/swaylock", "@include common-auth\n");
        folder.apply(folder.enable("swaylock"));
        Files.writeString(path, "auth include login\n");
        assertEquals(PamService.State.LOST, state("swaylock"));
        folder.apply(folder.enable("swaylock"));
        assertEquals(PamService.State.ON, state("swaylock"));
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotLost() throws Exception {
        var path = file("etc/pam.d/swaylock", "@include common-auth\n");
        var change = folder.enable("swaylock");
        Files.writeString(path, "auth required pam_deny.so\n");
        assertThrows(PamException.Changed.class, () -> folder.apply(change));
        assertEquals("auth required pam_deny.so\n", Files.readString(path));
    }

    @Test
    void whatAnAdministratorAddedAfterwardsStays() throws Exception {
        var path = file("etc/pam.d/swaylock", "@include common-auth\n");
        folder.apply(folder.enable("swaylock"));
        Files.writeString(path, Files.readString(path) + "session optional pam_umask.so\n");
        folder.apply(folder.disable("swaylock"));
        assertEquals("@include common-auth\nsession optional pam_umask.so\n", Files.readString(path));
    }

    @Test
    void modeAndNameStayAndNothingIsLeftBeside() throws Exception {
        var path = file("etc/pam.d/swaylock", "@include common-auth\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        folder.apply(folder.enable("swaylock"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        try (var files = Files.list(path.getParent())) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void withoutTheModuleNothingIsWired() throws Exception {
        file("etc/pam.d/swaylock", "@include common-auth\n");
        Files.delete(root.resolve("usr/lib/x86_64-linux-gnu/security/" + OwnLines.MODULE));
        assertThrows(PamException.NoModule.class, () -> folder.enable("swaylock"));
    }

    @Test
    void aFileThatAsksForNothingIsNotTouched() throws Exception {
        file("etc/pam.d/swaylock", "account required pam_unix.so\n");
        assertThrows(PamException.NoAuthentication.class, () -> folder.enable("swaylock"));
    }

    @Test
    void thePreviewShowsWhatComesAndItsNeighbors() throws Exception {
        file("etc/pam.d/swaylock", "# for swaylock\n@include common-auth\n@include common-account\n");
        var preview = folder.enable("swaylock").preview().lines().toList();
        assertEquals("  # for swaylock", preview.get(0));
        assertTrue(preview.get(1).startsWith("+ # Semblance"), preview.toString());
        assertEquals("+ -auth\tsufficient\tpam_semblance.so", preview.get(2));
        assertEquals("  @include common-auth", preview.get(3));
        assertEquals(4, preview.size());
    }

    @Test
    void thePreviewShowsLinesThatComeFarApart() throws Exception {
        file("etc/pam.d/su", "auth sufficient pam_rootok.so\n#\n@include common-auth\n#\nauth optional pam_group.so\n");
        var preview = folder.enable("su").preview().lines().toList();
        assertEquals(7, preview.size(), preview.toString());
        assertEquals("  ...", preview.get(4));
        assertEquals("+ -auth\t[default=ignore]\tpam_semblance.so password", preview.getLast());
        folder.apply(folder.enable("su"));
        var back = folder.disable("su").preview().lines().toList();
        assertEquals(3, back.stream().filter(line -> line.startsWith("- ")).count(), back.toString());
        assertEquals(0, back.stream().filter(line -> line.startsWith("+ ")).count(), back.toString());
    }

    private PamService.State state(String name) throws PamException {
        return folder.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .map(PamService::state)
                .orElse(PamService.State.OFF);
    }

    private Path file(String name, String content) throws IOException {
        var path = root.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.write(path, content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
