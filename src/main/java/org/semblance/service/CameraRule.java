package org.semblance.service;

import java.util.Optional;
import org.semblance.ipc.CameraChoice;
import org.semblance.policy.Rules;
import org.semblance.policy.Setting;

/// Which camera it is to be.
final class CameraRule {
    private CameraRule() {}

    /// The policy's if it names one, else the one asked for, else the user's.
    static CameraChoice apply(Rules rules, CameraChoice asked) {
        var known = rules.text(Setting.CAMERA);
        if (known.isEmpty()
                || asked.name().isPresent() && rules.fixedBy(Setting.CAMERA).isEmpty()) return asked;
        return new CameraChoice(Optional.of(known), asked.allowVirtual(), asked.paced());
    }
}
