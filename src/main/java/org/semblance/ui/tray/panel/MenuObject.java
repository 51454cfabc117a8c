package org.semblance.ui.tray.panel;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.semblance.ui.tray.Command;
import org.semblance.ui.tray.MenuEntry;

/// The menu on the bus.
final class MenuObject implements DBusMenu, Properties {
    static final String PATH = "/MenuBar";
    static final String TYPE = "com.canonical.dbusmenu";
    private static final Map<String, Variant<?>> PROPERTIES = Map.of(
            "Version", new Variant<>(new UInt32(3)),
            "Status", new Variant<>("normal"),
            "TextDirection", new Variant<>("ltr"),
            "IconThemePath", new Variant<>(new String[0]));

    private final Consumer<Command> commands;
    private volatile State state = new State(0, new Rows(List.of()));

    private record State(int revision, Rows rows) {}

    /// @param commands called on a thread of the bus, and returns at once
    MenuObject(Consumer<Command> commands) {
        this.commands = commands;
    }

    /// @return the revision it has now
    int show(List<MenuEntry> menu) {
        state = new State(state.revision + 1, new Rows(menu));
        return state.revision;
    }

    @Override
    public Two<UInt32, MenuNode> GetLayout(int parentId, int depth, List<String> properties) {
        var now = state;
        if (!now.rows.has(parentId)) throw new NoSuchRowException(parentId);
        return new Two<>(new UInt32(now.revision), now.rows.node(parentId));
    }

    @Override
    public List<MenuProperties> GetGroupProperties(List<Integer> ids, List<String> properties) {
        return state.rows.properties(ids);
    }

    @Override
    public Variant<?> GetProperty(int id, String property) {
        var rows = state.rows;
        var value = rows.has(id) ? rows.properties(id).get(property) : null;
        if (value == null) throw new NoSuchRowException(id);
        return value;
    }

    @Override
    public void Event(int id, String event, Variant<?> data, UInt32 timestamp) {
        if (event.equals("clicked")) state.rows.clicked(id).ifPresent(commands);
    }

    @Override
    public List<Integer> EventGroup(List<MenuEvent> events) {
        for (var event : events) Event(event.id, event.event, event.data, event.timestamp);
        return unknown(events.stream().map(event -> event.id).toList());
    }

    @Override
    public boolean AboutToShow(int id) {
        return false;
    }

    @Override
    public Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        return new Two<>(List.of(), unknown(ids));
    }

    private List<Integer> unknown(List<Integer> ids) {
        var rows = state.rows;
        return ids.stream().filter(id -> !rows.has(id)).toList();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String type, String property) {
        return (A) PROPERTIES.get(property);
    }

    @Override
    public <A> void Set(String type, String property, A value) {
        throw new UnsupportedOperationException(property);
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        return PROPERTIES;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
