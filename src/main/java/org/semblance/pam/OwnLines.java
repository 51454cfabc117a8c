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

    private OwnLines() {}

    static String of(String service) {
        return MARK + rule(service);
    }

    /// Who gets more than a screen agrees first: at the prompt, or, where polkit asks without one, in the tray. The
    /// times are those of agreeing, where that is part of them, and turning the head.
    private static String rule(String service) {
        if (ServiceKind.of(service) == ServiceKind.LOCKER) return PLAIN;
        return RULE + (service.equals("polkit-1") ? " timeout=40\n" : " confirm=enter timeout=15\n");
    }

    /// Whatever options it has by now.
    static boolean isOne(PamLine line) {
        var text = line.text();
        return text.equals(MARK) || text.equals(PLAIN) || text.startsWith(RULE + " ");
    }

    /// The file with the options that the service needs, where it has none.
    static PamFile renewed(PamFile file, String service) {
        return file.replacing(PLAIN, rule(service));
    }
}
