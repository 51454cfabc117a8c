package org.semblance.pam;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Where in a stack our line may stand: before whatever asks for the password, after what has to come first, never
/// among lines that count each other, and only where a yes skips nothing but the password.
final class Placement {
    static final int DEEPEST = 8;
    /// What only prepares, or turns somebody away before anything is asked.
    private static final Set<String> COMES_FIRST = Set.of(
            "pam_access.so",
            "pam_rootok.so",
            "pam_env.so",
            "pam_faildelay.so",
            "pam_faillock.so",
            "pam_listfile.so",
            "pam_nologin.so",
            "pam_securetty.so",
            "pam_selinux.so",
            "pam_shells.so",
            "pam_succeed_if.so",
            "pam_tally2.so",
            "pam_time.so",
            "pam_warn.so",
            "pam_wheel.so");
    /// What a yes of ours may skip: the password's own checks, and what prepares a session with it.
    private static final Set<String> MAY_BE_SKIPPED = Set.of(
            "pam_cap.so",
            "pam_deny.so",
            "pam_ecryptfs.so",
            "pam_env.so",
            "pam_faildelay.so",
            "pam_faillock.so",
            "pam_fprintd.so",
            "pam_gdm.so",
            "pam_gnome_keyring.so",
            "pam_group.so",
            "pam_krb5.so",
            "pam_kwallet.so",
            "pam_kwallet5.so",
            "pam_ldap.so",
            "pam_localuser.so",
            "pam_nologin.so",
            "pam_permit.so",
            "pam_securetty.so",
            "pam_shells.so",
            "pam_sss.so",
            "pam_systemd_home.so",
            "pam_tally2.so",
            "pam_unix.so",
            "pam_usertype.so",
            "pam_warn.so",
            "pam_winbind.so");

    private Placement() {}

    /// @param service for the messages
    /// @param included what another service's file says
    /// @return the line before which ours belongs
    /// @throws PamException where there is no such place
    static int of(String service, PamFile file, Function<String, PamFile> included) throws PamException {
        for (var i = 0; i < file.lines().size(); i++) {
            var line = file.lines().get(i);
            if (!line.isAboutAuth() || comesFirst(line)) continue;
            var skipped = new ArrayList<String>();
            check(file.lines().subList(i, file.lines().size()), included, 0, skipped);
            if (!skipped.isEmpty()) throw new PamException.WouldSkip(service, List.copyOf(skipped));
            return i;
        }
        throw new PamException.NoAuthentication(service);
    }

    private static boolean comesFirst(PamLine line) {
        return line instanceof PamLine.Rule rule && COMES_FIRST.contains(rule.module()) && !rule.jumps();
    }

    private static void check(
            List<PamLine> lines, Function<String, PamFile> included, int depth, List<String> skipped) {
        for (var line : lines) {
            if (!line.isAboutAuth()) continue;
            switch (line) {
                case PamLine.Rule rule -> {
                    if (rule.decides() && !MAY_BE_SKIPPED.contains(rule.module())) skipped.add(rule.module());
                }
                case PamLine.Include include -> {
                    if (depth == DEEPEST) skipped.add(include.service());
                    else check(included.apply(include.service()).lines(), included, depth + 1, skipped);
                }
                case PamLine.Other _ -> {}
            }
        }
    }
}
