package org.semblance.ui.tray.panel;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.semblance.ui.tray.Notice;
import org.semblance.ui.tray.Notifier;

/// Notices as the desktop shows them: freedesktop.org, notifications. A new one takes the place of the last. Where
/// nothing shows notices, there are none. Used on one thread.
public final class DesktopNotifier implements Notifier {
    private static final System.Logger LOG = System.getLogger(DesktopNotifier.class.getName());
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    private static final int AS_THE_DESKTOP_LIKES = -1;
    private static final byte NORMAL = 1;

    private final SessionBus bus;
    private UInt32 last = new UInt32(0);

    public DesktopNotifier(SessionBus bus) {
        this.bus = bus;
    }

    @Override
    public void tell(Notice notice) {
        var hints = Map.<String, Variant<?>>of(
                "urgency", new Variant<>(NORMAL),
                "desktop-entry", new Variant<>("semblance"),
                "image-data", new Variant<>(Pictures.ofNotice(notice.sign()), "(iiibiiay)"));
        try {
            var id = bus.call(
                    NAME,
                    PATH,
                    NAME,
                    "Notify",
                    "susssasa{sv}i",
                    "Semblance",
                    last,
                    "",
                    notice.title(),
                    escaped(notice.text()),
                    List.of(),
                    hints,
                    AS_THE_DESKTOP_LIKES);
            last = (UInt32) id[0];
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.DEBUG, "no notice was shown", e);
        }
    }

    /// The text may hold markup, so that what looks like some must be spelled.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
