package org.semblance.ui.tray.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.semblance.ui.tray.panel.TestDesktop.await;

import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.semblance.session.linux.Mock;
import org.semblance.session.linux.PrivateBus;
import org.semblance.ui.Screen;
import org.semblance.ui.ScriptedService;
import org.semblance.ui.Windows;

/// Against a stand-in for the portal, on a bus of the test's own.
class PortalColorsTest {
    private static final String NAME = "org.freedesktop.portal.Desktop";
    private static final String PATH = "/org/freedesktop/portal/desktop";
    private static final String TYPE = "org.freedesktop.portal.Settings";
    private static final int NO_OPINION = 0;
    private static final int DARK = 1;
    private static final int LIGHT = 2;

    private final PrivateBus home = PrivateBus.start();

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void readsWhatThePortalSaysNow() throws Exception {
        try (var _ = portal(DARK);
                var bus = SessionBus.open(home.address())) {
            assertEquals(Optional.of(ColorScheme.DARK), PortalColors.now(bus));
        }
    }

    @Test
    void aPortalWithoutAnOpinionLeavesItToTheToolkit() throws Exception {
        try (var _ = portal(NO_OPINION);
                var bus = SessionBus.open(home.address())) {
            assertEquals(Optional.empty(), PortalColors.now(bus));
        }
    }

    @Test
    void withoutAPortalItIsLeftToTheToolkit() throws Exception {
        try (var bus = SessionBus.open(home.address())) {
            assertEquals(Optional.empty(), PortalColors.now(bus));
        }
    }

    @Test
    void openWindowsChangeWithTheDesktop() throws Exception {
        var service = new ScriptedService();
        try (var portal = portal(DARK);
                var bus = SessionBus.open(home.address());
                var windows = new Windows(service, "ann", "/home/ann", PortalColors.follow(bus))) {
            windows.openHistory();
            awaitStylesheet("primer-dark");
            say(portal, LIGHT);
            awaitStylesheet("primer-light");
            say(portal, DARK);
            awaitStylesheet("primer-dark");
        } finally {
            new Screen().until("the conversation is over", () -> service.clients.get() == 0);
        }
    }

    @Test
    void hearsOfAPortalThatComesLater() throws Exception {
        var early = "org.example.Portal";
        try (var portal = new Mock(home, early, List.of("--session", early, PATH, TYPE));
                var bus = SessionBus.open(home.address())) {
            answer(portal, LIGHT);
            portal.method(
                    PATH,
                    TYPE,
                    "Come",
                    "",
                    "",
                    "self.late = dbus.service.BusName('%s', self.connection)".formatted(NAME));
            var colors = PortalColors.follow(bus);
            bus.call(early, PATH, TYPE, "Come", null);
            await("the portal to be heard", () -> colors.scheme().equals(Optional.of(ColorScheme.LIGHT)));
        }
    }

    /// What other namespaces say is not about colors.
    @Test
    void otherSettingsChangeNothing() throws Exception {
        try (var portal = portal(DARK);
                var bus = SessionBus.open(home.address())) {
            var colors = PortalColors.follow(bus);
            await("the portal to be heard", () -> colors.scheme().isPresent());
            portal.signal(PATH, TYPE, "SettingChanged", "ssv", "org.gnome.desktop", "color-scheme", number(LIGHT));
            portal.signal(PATH, TYPE, "SettingChanged", "ssv", "org.freedesktop.appearance", "contrast", number(LIGHT));
            say(portal, NO_OPINION);
            await("the last word", () -> colors.scheme().isEmpty());
        }
    }

    private Mock portal(int scheme) {
        var portal = new Mock(home, NAME, List.of("--session", NAME, PATH, TYPE));
        answer(portal, scheme);
        return portal;
    }

    private static void answer(Mock portal, int scheme) {
        portal.method(PATH, TYPE, "Read", "ss", "v", "ret = dbus.UInt32(%d, variant_level=2)".formatted(scheme));
    }

    private static void say(Mock portal, int scheme) {
        portal.signal(
                PATH, TYPE, "SettingChanged", "ssv", "org.freedesktop.appearance", "color-scheme", number(scheme));
    }

    private static Variant<UInt32> number(int value) {
        return new Variant<>(new UInt32(value));
    }

    private static void awaitStylesheet(String name) {
        await(name, () -> String.valueOf(Application.getUserAgentStylesheet()).contains(name));
    }
}
