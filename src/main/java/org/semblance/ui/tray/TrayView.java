package org.semblance.ui.tray;

import java.util.List;

/// Everything a panel shows.
///
/// @param status what Semblance is doing, a sentence
/// @param more sentences about this very case, or ""
public record TrayView(Sign sign, String status, String more, List<MenuEntry> menu) {

    public String tooltip() {
        return more.isEmpty() ? status : status + "\n" + more;
    }
}
