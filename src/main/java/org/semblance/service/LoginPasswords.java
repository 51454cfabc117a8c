package org.semblance.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Answer.Check;
import org.semblance.ipc.Answer.Level;
import org.semblance.ipc.Words;
import org.semblance.pam.PamException;
import org.semblance.pam.PamFolder;
import org.semblance.policy.PolicyException;
import org.semblance.store.Store;
import org.semblance.store.StoreException;
import org.semblance.store.StoreKey;

/// The login passwords of those who want their desktop keyring opened by their face. Whether one is the
/// account's is not asked here, where nobody may: the PAM module, as root, compares it at each release.
final class LoginPasswords {
    private static final System.Logger LOG = System.getLogger(LoginPasswords.class.getName());

    private final Equipment equipment;
    private final Diary diary;

    LoginPasswords(Equipment equipment, Diary diary) {
        this.equipment = equipment;
        this.diary = diary;
    }

    Answer keep(String user, byte[] password) throws StoreException, PolicyException {
        if (!isAllowed(user)) return Failures.of(Words.text("keyring.policy.off"), Words.text("keyring.policy.fix"));
        var key = secondKey();
        if (key.isEmpty()) return Failures.of(Words.text("keyring.key.none"), Words.text("keyring.key.fix"));
        try (var second = key.get()) {
            if (!Store.isPassword(password)) return Failures.of(Words.text("keyring.unfit"), "");
            if (!equipment.store().sealPassword(user, second, password)) {
                return Failures.of(Words.text("refusal.NOT_ENROLLED"), "");
            }
        }
        diary.write(user, Happening.PASSWORD_KEPT, "");
        return new Answer.Done();
    }

    /// @param user "" for everybody
    Answer forget(String user, boolean outdated) throws StoreException {
        var users = user.isEmpty() ? equipment.store().usersWithPassword() : List.of(user);
        for (var each : users) forget(each, outdated ? Happening.PASSWORD_OUTDATED : Happening.PASSWORD_FORGOTTEN);
        return new Answer.Done();
    }

    private void forget(String user, Happening why) throws StoreException {
        if (equipment.store().forgetPassword(user)) diary.write(user, why, "");
    }

    /// Whether whoever asks may have it was asked before.
    Answer release(String user) throws StoreException, PolicyException {
        var key = isAllowed(user) ? secondKey() : Optional.<StoreKey>empty();
        if (key.isEmpty()) return Failures.of(Words.text("keyring.not-now"), "");
        try (var second = key.get()) {
            var password = equipment.store().password(user, second);
            if (password.isEmpty()) return Failures.of(Words.text("keyring.password.none"), "");
            try {
                diary.write(user, Happening.PASSWORD_RELEASED, "");
            } catch (StoreException e) {
                Arrays.fill(password.get(), (byte) 0);
                throw e;
            }
            return new Answer.Password(user, password.get());
        }
    }

    /// Forgets what the administrator does not allow any more. A policy that cannot be used allows nothing, and
    /// decides nothing.
    void obeyPolicy() throws StoreException, PolicyException {
        for (var user : equipment.store().usersWithPassword()) {
            if (!isAllowed(user)) forget(user, Happening.PASSWORD_FORGOTTEN);
        }
    }

    /// The same when nobody waits for it.
    void obeyPolicyQuietly() {
        try {
            obeyPolicy();
        } catch (StoreException | PolicyException e) {
            LOG.log(System.Logger.Level.WARNING, "login passwords are left as they are: {0}", e.getMessage());
        }
    }

    Answer status(String user) throws StoreException, PolicyException {
        obeyPolicy();
        return new Answer.Checks(checks(user));
    }

    List<Check> checks(String user) throws StoreException, PolicyException {
        if (!isAllowed(user)) {
            return List.of(new Check(
                    "keyring", Level.WARNING, Words.text("keyring.policy.off"), Words.text("keyring.policy.fix")));
        }
        var checks = new ArrayList<Check>();
        try (var second = secondKey().orElse(null)) {
            if (second == null) {
                checks.add(new Check(
                        "keyring", Level.WARNING, Words.text("keyring.key.none"), Words.text("keyring.key.fix")));
            }
        }
        checks.addAll(pam());
        var kept = equipment.store().usersWithPassword().contains(user);
        checks.add(new Check("keyring", Level.OK, Words.text(kept ? "keyring.on" : "keyring.off"), ""));
        return checks;
    }

    private static List<Check> pam() {
        try {
            if (!new PamFolder(Path.of("/")).loginsWithKeyring().isEmpty()) return List.of();
        } catch (PamException _) {
            return List.of(); // said by the check of the lockers
        }
        return List.of(
                new Check("keyring", Level.WARNING, Words.text("keyring.pam.none"), Words.text("keyring.pam.fix")));
    }

    private boolean isAllowed(String user) throws PolicyException {
        return equipment.rules(user).site().elevation().keyring();
    }

    private Optional<StoreKey> secondKey() throws StoreException {
        var place = equipment.passwordKey();
        return place.isPresent() ? place.get().find("") : Optional.empty();
    }
}
