package org.semblance.service.guard;

import java.util.regex.Pattern;
import org.semblance.session.SessionException;

/// Cameras belong to the first seat. A session at none is at a desk somewhere else, or nowhere; so is a login on
/// a serial line, or on a terminal that another program plays.
final class SeatGuard implements Guard {
    private static final String CAMERAS = "seat0";
    /// Consoles and displays; some logins name none.
    private static final Pattern SCREENS = Pattern.compile("(/dev/)?tty[0-9]+|:[0-9].*|wayland.*|");

    @Override
    public Ground ground() {
        return Ground.SEAT;
    }

    @Override
    public boolean objects(Inquiry inquiry) throws SessionException {
        var seating = inquiry.seating();
        if (seating.isPresent()) return !seating.get().seat().equals(CAMERAS);
        return inquiry.isLogin() && !SCREENS.matcher(inquiry.asked().terminal()).matches();
    }
}
