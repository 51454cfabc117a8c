package org.semblance.session.linux;

import java.util.List;

/// What was found of a desktop, for somebody who wonders why it does not work.
///
/// @param logind whether logind is on the system bus
/// @param sessionId the session of the user that a face may open, or ""
/// @param sessionType x11, wayland, mir or what logind says; "" without a session
/// @param lockedHint whether logind shows the session locked now. Where this is false on a locked screen, the
/// locker does not tell logind
/// @param screenSavers the names on the session bus that answer GetActive
/// @param idleTime whether the desktop tells how long nobody touched anything
/// @param unlockBy what is asked to unlock, in this order; empty: nothing can
/// @param lacking what did not answer, one sentence each
public record SessionFacts(
        boolean logind,
        String sessionId,
        String sessionType,
        boolean lockedHint,
        List<String> screenSavers,
        boolean idleTime,
        List<String> unlockBy,
        List<String> lacking) {}
