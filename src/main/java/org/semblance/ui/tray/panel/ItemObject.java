package org.semblance.ui.tray.panel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.semblance.ui.tray.Command;
import org.semblance.ui.tray.TrayView;

/// The icon on the bus.
final class ItemObject implements StatusNotifierItem, Properties {
    static final String PATH = "/StatusNotifierItem";
    static final String TYPE = "org.kde.StatusNotifierItem";
    private static final String TITLE = "Semblance";

    private final Consumer<Command> commands;
    private final Map<String, Variant<?>> properties = new ConcurrentHashMap<>(Map.of(
            "Category", new Variant<>("SystemServices"),
            "Id", new Variant<>("semblance"),
            "Title", new Variant<>(TITLE),
            "Status", new Variant<>("Active"),
            "WindowId", new Variant<>(0),
            "IconName", new Variant<>(""),
            "OverlayIconName", new Variant<>(""),
            "AttentionIconName", new Variant<>(""),
            "ItemIsMenu", new Variant<>(false),
            "Menu", new Variant<>(new DBusPath(MenuObject.PATH), "o")));

    /// @param commands called on a thread of the bus, and returns at once
    ItemObject(Consumer<Command> commands) {
        this.commands = commands;
    }

    void show(TrayView view) {
        properties.put("IconPixmap", new Variant<>(Pictures.pixmaps(view.sign()), "a(iiay)"));
        var tooltip = new ToolTip("", List.of(), TITLE, view.tooltip());
        properties.put("ToolTip", new Variant<>(tooltip, "(sa(iiay)ss)"));
        properties.put("IconAccessibleDesc", new Variant<>(view.status()));
    }

    @Override
    public void Activate(int x, int y) {
        commands.accept(Command.ACTIVATE);
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        commands.accept(Command.ACTIVATE);
    }

    /// Panels show the menu themselves.
    @Override
    public void ContextMenu(int x, int y) {}

    @Override
    public void Scroll(int delta, String orientation) {}

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String type, String property) {
        return (A) properties.get(property);
    }

    @Override
    public <A> void Set(String type, String property, A value) {
        throw new UnsupportedOperationException(property);
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        return Map.copyOf(properties);
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
