package org.semblance.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody else listens where this user's service should, or owns the place.
class OtherUserTest {
    /// Listens as the user `nobody`; the kernel remembers who called listen.
    private static final String LISTEN = "import os, pwd, socket, sys; s = socket.socket(socket.AF_UNIX);"
        + " s.bind(sys.argv[1]); os.setuid(pwd.getpwnam('nobody').pw_uid); s.listen(); print('listens', flush=True);"
        + " c, _ = s.accept(); print(len(c.recv(1)), flush=True)";

    @TempDir
    private Path folder;

    @Test
    void aServiceOfAnotherUserIsToldNothing() throws Exception {
        var socket = folder.resolve("service.sock");
        var other = new ProcessBuilder("python3", "-c", LISTEN, socket.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = other.inputReader()) {
            assertEquals("listens", said.readLine(), "this test needs python3, and root to become somebody else");
            var refusal = assertThrows(ServiceException.OtherUser.class, () -> RemoteSemblance.connect(socket));
            assertTrue(refusal.getMessage().contains("nobody"), refusal.getMessage());
            assertEquals("0", said.readLine(), "bytes it was sent");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void onlyThisUserAndRootAreTrusted() throws Exception {
        var users = folder.getFileSystem().getUserPrincipalLookupService();
        assertFalse(new Peer(users.lookupPrincipalByName("nobody")).isSelfOrRoot());
        assertTrue(new Peer(users.lookupPrincipalByName("root")).isSelfOrRoot());
        assertTrue(new Peer(Files.getOwner(folder)).isSelfOrRoot());
    }

    @Test
    void aRuntimeFolderOfThisUserIsTaken() throws Exception {
        assertEquals(folder.resolve("semblance/service.sock"), ofUser(folder).path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwx-----x", "rwxrwxrwx"})
    void aRuntimeFolderThatOthersCanEnterIsNot(String mode) throws Exception {
        var open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(mode));
        var refusal = assertThrows(ServiceException.NoFolder.class, () -> ofUser(open));
        assertTrue(refusal.getMessage().contains("other users can enter it"), refusal.getMessage());
    }

    @Test
    void aLinkInsteadOfAFolderIsNot() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), folder);
        assertThrows(ServiceException.NoFolder.class, () -> ofUser(link));
        Files.createSymbolicLink(folder.resolve("semblance"), folder);
        var socket = ofUser(folder);
        assertThrows(ServiceException.NoFolder.class, socket::prepare);
    }

    @Test
    void aRuntimeFolderThatIsNotThereIsNot() {
        var refusal = assertThrows(ServiceException.NoFolder.class, () -> ofUser(folder.resolve("none")));
        assertTrue(refusal.failed().remedy().contains("0700"), refusal.failed().remedy());
    }

    private static ServiceSocket ofUser(Path runtime) throws ServiceException {
        return ServiceSocket.ofUser(Map.of("XDG_RUNTIME_DIR", runtime.toString()));
    }
}
