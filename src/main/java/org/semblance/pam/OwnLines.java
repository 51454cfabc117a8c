package org.semblance.pam;

/// What is put into a service's file, and how it is found there again.
final class OwnLines {
    static final String MODULE = "pam_semblance.so";
    private static final String MARK =
            "# Semblance: \"semblance pam enable\" put this here, \"semblance pam disable\" takes it out.\n";
    /// `sufficient`: a yes opens, and anything else leaves the password to decide. The dash: without the module the
    /// line is as if it were not there.
    private static final String RULE = "-auth\tsufficient\t" + MODULE;
    /// Earlier versions wrote it everywhere.
    private static final String PLAIN = RULE + "\n";

    private static final String HEARS = "password";
    /// Behind the password, so that one that is typed to root's programs counts as one. It decides nothing.
    private static final String PASSWORD = "-auth\t[default=ignore]\t" + MODULE + " " + HEARS + "\n";

    private OwnLines() {}

    /// Whether a face is asked for there.
    static boolean ask(PamFile file) {
        return file.names(MODULE, HEARS);
    }

    /// The file with what the service needs.
    ///
    /// @param line before which a face is asked for
    static PamFile in(PamFile file, int line, String service) {
        return withPassword(file.with(line, MARK + rule(service)), service);
    }

    /// The file with what the service needs, where an earlier version wrote less.
    static PamFile renewed(PamFile file, String service) {
        var old = file.lines().stream().anyMatch(line -> line.text().equals(PLAIN));
        return old && !isLocker(service) ? withPassword(file.replacing(PLAIN, rule(service)), service) : file;
    }

    /// Who gets more than a screen agrees first: at the prompt, or, where polkit asks without one, in the tray. The
    /// times are those of agreeing, where that is part of them, and turning the head.
    private static String rule(String service) {
        if (isLocker(service)) return PLAIN;
        return RULE + (service.equals("polkit-1") ? " timeout=40\n" : " confirm=enter timeout=15\n");
    }

    private static PamFile withPassword(PamFile file, String service) {
        if (isLocker(service)) return file;
        var last = file.lines().size() - 1;
        while (!file.lines().get(last).isAboutAuth()) last--;
        return file.lines().get(last).text().endsWith("\n") ? file.with(last + 1, PASSWORD) : file;
    }

    private static boolean isLocker(String service) {
        return ServiceKind.of(service) == ServiceKind.LOCKER;
    }

    /// Whatever options it has by now.
    static boolean isOne(PamLine line) {
        var text = line.text();
        return text.equals(MARK) || text.equals(PLAIN) || text.equals(PASSWORD) || text.startsWith(RULE + " ");
    }
}
