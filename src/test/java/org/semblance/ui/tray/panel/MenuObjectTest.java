package org.semblance.ui.tray.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.semblance.ui.tray.Command;
import org.semblance.ui.tray.MenuEntry;

class MenuObjectTest {
    private static final UInt32 NOW = new UInt32(0);
    private static final List<MenuEntry> ROWS = List.of(
            new MenuEntry.Line("Waiting"),
            new MenuEntry.Separator(),
            new MenuEntry.Item(Command.LOCK, "Lock_now", true),
            new MenuEntry.Item(Command.HISTORY, "History", false),
            new MenuEntry.Check(Command.AUTOSTART, "Start", true));

    private final List<Command> asked = new ArrayList<>();
    private final MenuObject menu = new MenuObject(asked::add);

    @BeforeEach
    void show() {
        menu.show(ROWS);
    }

    @Test
    void aLayoutHoldsEveryRowInOrder() {
        var layout = menu.GetLayout(0, -1, List.of());
        assertEquals(new UInt32(1), layout.first);
        assertEquals("submenu", value(layout.second.properties, "children-display"));
        var rows = rows();
        assertEquals("Waiting", value(rows.get(0).properties, "label"));
        assertEquals(false, value(rows.get(0).properties, "enabled"));
        assertEquals("separator", value(rows.get(1).properties, "type"));
        assertEquals(true, value(rows.get(2).properties, "enabled"));
        assertEquals(false, value(rows.get(3).properties, "enabled"));
        assertEquals("checkmark", value(rows.get(4).properties, "toggle-type"));
        assertEquals(1, value(rows.get(4).properties, "toggle-state"));
    }

    @Test
    void anUnderscoreMarksNoLetter() {
        assertEquals("Lock__now", value(rows().get(2).properties, "label"));
    }

    @Test
    void aClickIsHeardByEitherCall() {
        menu.Event(id("Lock__now"), "clicked", new Variant<>(""), NOW);
        assertEquals(List.of(Command.LOCK), asked);
        menu.EventGroup(List.of(event(id("Lock__now"), "hovered"), event(id("Start"), "clicked")));
        assertEquals(List.of(Command.LOCK, Command.AUTOSTART), asked);
    }

    @Test
    void aClickOnARowThatIsOffDoesNothing() {
        menu.Event(id("History"), "clicked", new Variant<>(""), NOW);
        menu.Event(id("Waiting"), "clicked", new Variant<>(""), NOW);
        assertEquals(List.of(), asked);
    }

    @Test
    void aGroupNamesTheRowsThatAreNotThere() {
        assertEquals(List.of(77), menu.EventGroup(List.of(event(77, "clicked"), event(0, "opened"))));
        assertEquals(List.of(77), menu.AboutToShowGroup(List.of(0, 77)).second);
        assertEquals(List.of(), menu.AboutToShowGroup(List.of(0)).first);
        assertFalse(menu.AboutToShow(0));
        assertEquals(List.of(), asked);
    }

    @Test
    void aRowKeepsItsNumberWhileTheMenuChanges() {
        var before = id("Lock__now");
        menu.show(List.of(new MenuEntry.Item(Command.QUIT, "Quit", true), ROWS.get(2)));
        assertEquals(before, id("Lock__now"));
        assertEquals(new UInt32(2), menu.GetLayout(0, -1, List.of()).first);
    }

    @Test
    void propertiesAreGivenOneByOneAndInGroups() {
        assertEquals(ROWS.size(), menu.GetGroupProperties(List.of(), List.of()).size());
        var lock = menu.GetGroupProperties(List.of(id("Lock__now"), 77), List.of());
        assertEquals(1, lock.size());
        assertEquals("Lock__now", menu.GetProperty(id("Lock__now"), "label").getValue());
        assertThrows(NoSuchRowException.class, () -> menu.GetProperty(77, "label"));
        assertThrows(NoSuchRowException.class, () -> menu.GetLayout(77, -1, List.of()));
        assertTrue(menu.GetAll("com.canonical.dbusmenu").containsKey("Version"));
    }

    private int id(String label) {
        return rows().stream()
                .collect(Collectors.toMap(row -> String.valueOf(value(row.properties, "label")), row -> row.id))
                .get(label);
    }

    private List<MenuNode> rows() {
        return menu.GetLayout(0, -1, List.of()).second.children.stream()
                .map(row -> (MenuNode) row.getValue())
                .toList();
    }

    private static MenuEvent event(int id, String what) {
        return new MenuEvent(id, what, new Variant<>(""), NOW);
    }

    private static Object value(Map<String, Variant<?>> properties, String name) {
        return properties.containsKey(name) ? properties.get(name).getValue() : null;
    }
}
