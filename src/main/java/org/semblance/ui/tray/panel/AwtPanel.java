package org.semblance.ui.tray.panel;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.ui.tray.Command;
import org.semblance.ui.tray.MenuEntry;
import org.semblance.ui.tray.Panel;
import org.semblance.ui.tray.TrayView;

/// The icon where no panel asks for one over D-Bus, but an old notification area (XEmbed) takes it. It has an
/// opaque ground there.
final class AwtPanel implements Panel {
    private final Consumer<Command> commands;
    private final TrayIcon icon;

    private AwtPanel(TrayIcon icon, Consumer<Command> commands) {
        this.icon = icon;
        this.commands = commands;
    }

    /// Empty where nothing takes an icon now.
    ///
    /// @param commands called on a thread of AWT, and returns at once
    static Optional<AwtPanel> open(TrayView first, Consumer<Command> commands) {
        try {
            if (!SystemTray.isSupported()) return Optional.empty();
            var tray = SystemTray.getSystemTray();
            var size = Math.max(tray.getTrayIconSize().width, tray.getTrayIconSize().height);
            var icon = new TrayIcon(Pictures.ofAtLeast(size, first.sign()));
            icon.setImageAutoSize(true);
            var panel = new AwtPanel(icon, commands);
            icon.addMouseListener(panel.new Clicks());
            panel.show(first);
            tray.add(icon);
            return Optional.of(panel);
        } catch (AWTException | AWTError | UnsupportedOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public void show(TrayView view) {
        icon.setImage(Pictures.ofAtLeast(icon.getSize().width, view.sign()));
        icon.setToolTip("Semblance: " + view.status());
        icon.setPopupMenu(menu(view));
    }

    @Override
    public void close() {
        SystemTray.getSystemTray().remove(icon);
    }

    private PopupMenu menu(TrayView view) {
        var menu = new PopupMenu();
        for (var entry : view.menu()) {
            switch (entry) {
                case MenuEntry.Separator() -> menu.addSeparator();
                case MenuEntry.Line(var text) -> menu.add(item(new MenuItem(text), false));
                case MenuEntry.Item(var command, var text, var enabled) -> {
                    var item = item(new MenuItem(text), enabled);
                    item.addActionListener(_ -> commands.accept(command));
                    menu.add(item);
                }
                case MenuEntry.Check(var command, var text, var checked) -> {
                    var item = new CheckboxMenuItem(text, checked);
                    item.addItemListener(_ -> commands.accept(command));
                    menu.add(item);
                }
            }
        }
        return menu;
    }

    private static MenuItem item(MenuItem item, boolean enabled) {
        item.setEnabled(enabled);
        return item;
    }

    private final class Clicks extends MouseAdapter {
        @Override
        public void mouseClicked(MouseEvent event) {
            if (event.getButton() == MouseEvent.BUTTON1) commands.accept(Command.ACTIVATE);
        }
    }
}
