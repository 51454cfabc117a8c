package org.semblance.ui.tray;

/// A row of the menu.
public sealed interface MenuEntry {

    /// Only to be read.
    record Line(String text) implements MenuEntry {}

    record Item(Command command, String text, boolean enabled) implements MenuEntry {}

    record Check(Command command, String text, boolean checked) implements MenuEntry {}

    record Separator() implements MenuEntry {}
}
