package org.semblance.store.keyring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.session.linux.PrivateBus;
import org.semblance.store.StoreException;
import org.semblance.store.StoreFlaw;

class DesktopKeyringTest {
    @TempDir
    Path folder;

    @Test
    void keepsAKeyThatOtherProgramsOfTheDesktopFindToo() throws Exception {
        try (var real = RealKeyring.start(folder)) {
            var keyring = new DesktopKeyring(Optional.of(real.address()));
            assertTrue(keyring.isSupported());
            assertEquals(Optional.empty(), keyring.find("store-1"));
            try (var made = keyring.create("store-1");
                    var found = keyring.find("store-1").orElseThrow();
                    var other = keyring.create("store-2")) {
                assertArrayEquals(made.bytes(), found.bytes());
                assertFalse(Arrays.equals(made.bytes(), other.bytes()));
                assertEquals(
                        Base64.getEncoder().encodeToString(made.bytes()),
                        real.secretTool("lookup", "application", "semblance", "store", "store-1"));
            }
        }
    }

    @Test
    void aLockedKeyringIsSaidToBeLockedAndAsksNobody() throws Exception {
        try (var real = RealKeyring.start(folder)) {
            var keyring = new DesktopKeyring(Optional.of(real.address()));
            keyring.create("store-1").close();

            real.comeBackLocked();

            assertFalse(keyring.isSupported());
            var refusal = assertThrows(StoreException.KeyUnavailable.class, () -> keyring.find("store-1"));
            assertEquals(StoreFlaw.KEYRING_LOCKED, refusal.flaw());
            assertThrows(StoreException.KeyUnavailable.class, () -> keyring.create("store-2"));
        }
    }

    @Test
    void aBusWithoutAKeyringIsNotSupported() {
        try (var bus = PrivateBus.start()) {
            var keyring = new DesktopKeyring(Optional.of(bus.address()));
            assertFalse(keyring.isSupported());
        }
    }

    @Test
    void noBusAtAllIsNotSupported() throws Exception {
        var nobody = new DesktopKeyring(Optional.of("unix:path=" + folder.resolve("nobody")));
        assertFalse(nobody.isSupported());
        assertThrows(StoreException.KeyUnavailable.class, () -> nobody.find("store-1"));

        var none = DesktopKeyring.ofSession(Map.of("XDG_RUNTIME_DIR", folder.toString()));
        assertFalse(none.isSupported());
        assertThrows(StoreException.KeyUnavailable.class, () -> none.find("store-1"));
        assertFalse(DesktopKeyring.ofSession(Map.of()).isSupported());
    }

    @Test
    void aBusThatTakesConnectionsAndSaysNothingIsNotSupported() throws Exception {
        var socket = folder.resolve("bus");
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            assertFalse(DesktopKeyring.ofSession(Map.of("XDG_RUNTIME_DIR", folder.toString()))
                    .isSupported());
        }
        Files.delete(socket);
    }

    @Test
    void aSecretThatIsNoKeyIsNotTakenForOne() throws Exception {
        try (var real = RealKeyring.start(folder)) {
            var keyring = new DesktopKeyring(Optional.of(real.address()));
            try (var service = SecretService.open(real.address(), false)) {
                service.create(
                        service.openCollection(),
                        "label",
                        Map.of("application", "semblance", "store", "store-1"),
                        "not a key".getBytes(StandardCharsets.US_ASCII));
            }
            assertThrows(StoreException.KeyUnavailable.class, () -> keyring.find("store-1"));
        }
    }
}
