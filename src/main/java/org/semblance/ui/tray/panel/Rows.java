package org.semblance.ui.tray.panel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.Variant;
import org.semblance.ui.tray.Command;
import org.semblance.ui.tray.MenuEntry;

/// The rows of a menu under the numbers panels know them by. A command keeps its number while the menu changes.
final class Rows {
    static final int ROOT = 0;
    private static final int FIRST_WITHOUT_COMMAND = 100;

    private final Map<Integer, MenuEntry> rows = new LinkedHashMap<>();

    Rows(List<MenuEntry> menu) {
        var next = FIRST_WITHOUT_COMMAND;
        for (var entry : menu) {
            var command = command(entry);
            rows.put(command.isPresent() ? 1 + command.get().ordinal() : next++, entry);
        }
    }

    /// What a click on the row asks for.
    Optional<Command> clicked(int id) {
        return Optional.ofNullable(rows.get(id)).filter(Rows::isEnabled).flatMap(Rows::command);
    }

    boolean has(int id) {
        return id == ROOT || rows.containsKey(id);
    }

    /// All of them for none.
    List<MenuProperties> properties(List<Integer> ids) {
        var wanted = ids.isEmpty() ? new ArrayList<>(rows.keySet()) : ids;
        return wanted.stream()
                .filter(this::has)
                .map(id -> new MenuProperties(id, properties(id)))
                .toList();
    }

    Map<String, Variant<?>> properties(int id) {
        return id == ROOT ? Map.of("children-display", new Variant<>("submenu")) : properties(rows.get(id));
    }

    MenuNode node(int id) {
        var children = new ArrayList<Variant<?>>();
        if (id == ROOT) for (var row : rows.keySet()) children.add(new Variant<>(node(row), "(ia{sv}av)"));
        return new MenuNode(id, properties(id), children);
    }

    private static Map<String, Variant<?>> properties(MenuEntry entry) {
        return switch (entry) {
            case MenuEntry.Separator() -> Map.of("type", new Variant<>("separator"));
            case MenuEntry.Line(var text) -> labeled(text, false);
            case MenuEntry.Item item -> labeled(item.text(), item.enabled());
            case MenuEntry.Check check -> {
                var properties = new LinkedHashMap<>(labeled(check.text(), true));
                properties.put("toggle-type", new Variant<>("checkmark"));
                properties.put("toggle-state", new Variant<>(check.checked() ? 1 : 0));
                yield properties;
            }
        };
    }

    /// A single underscore would mark the letter to press.
    private static Map<String, Variant<?>> labeled(String text, boolean enabled) {
        return Map.of("label", new Variant<>(text.replace("_", "__")), "enabled", new Variant<>(enabled));
    }

    private static boolean isEnabled(MenuEntry entry) {
        return !(entry instanceof MenuEntry.Item item) || item.enabled();
    }

    private static Optional<Command> command(MenuEntry entry) {
        return switch (entry) {
            case MenuEntry.Item item -> Optional.of(item.command());
            case MenuEntry.Check check -> Optional.of(check.command());
            case MenuEntry.Line _, MenuEntry.Separator _ -> Optional.empty();
        };
    }
}
