package org.semblance.ui.tray.panel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.ColorScheme;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.constants.Flags;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.semblance.ui.DesktopColors;

/// The color scheme as the desktop's portal tells it, which is where desktops of today keep it:
/// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
public final class PortalColors implements DesktopColors {
    private static final System.Logger LOG = System.getLogger(PortalColors.class.getName());
    private static final String NAME = "org.freedesktop.portal.Desktop";
    private static final String PATH = "/org/freedesktop/portal/desktop";
    private static final String TYPE = "org.freedesktop.portal.Settings";
    private static final String NAMESPACE = "org.freedesktop.appearance";
    private static final String KEY = "color-scheme";
    private static final int DARK = 1;
    private static final int LIGHT = 2;

    private final SessionBus bus;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<ColorScheme> scheme = Optional.empty();

    private PortalColors(SessionBus bus) {
        this.bus = bus;
    }

    /// What the portal says now; empty where there is none, or it has no opinion.
    public static Optional<ColorScheme> now(SessionBus bus) {
        var colors = new PortalColors(bus);
        colors.read((byte) 0);
        return colors.scheme;
    }

    /// Returns at once, knowing nothing yet; also hears of a portal that comes later.
    public static PortalColors follow(SessionBus bus) {
        var colors = new PortalColors(bus);
        Thread.ofVirtual().name("portal-colors").start(colors::begin);
        return colors;
    }

    private void begin() {
        try {
            bus.subscribe(TYPE, "SettingChanged", this::changed);
            bus.watchOwner(NAME, () -> Thread.ofVirtual().start(() -> read(Flags.NO_AUTO_START)));
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.DEBUG, "a change of colors will not be heard of", e);
        }
        read((byte) 0);
    }

    private void read(byte flags) {
        try {
            take(bus.call(flags, NAME, PATH, TYPE, "Read", "ss", NAMESPACE, KEY)[0]);
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.DEBUG, "no portal tells of colors: {0}", e.getMessage());
        }
    }

    private void changed(DBusSignal signal) {
        try {
            var values = signal.getParameters();
            if (values.length == 3 && NAMESPACE.equals(values[0]) && KEY.equals(values[1])) take(values[2]);
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.DEBUG, "the portal is not to be understood", e);
        }
    }

    /// @param value a number, in one variant or, as `Read` has it, two
    private void take(Object value) {
        var bare = value;
        while (bare instanceof Variant<?> variant) bare = variant.getValue();
        scheme = switch (bare instanceof UInt32 number ? number.intValue() : 0) {
            case DARK -> Optional.of(ColorScheme.DARK);
            case LIGHT -> Optional.of(ColorScheme.LIGHT);
            default -> Optional.empty();
        };
        listeners.forEach(Runnable::run);
    }

    @Override
    public Optional<ColorScheme> scheme() {
        return scheme;
    }

    @Override
    public void listen(Runnable listener) {
        listeners.add(listener);
    }
}
