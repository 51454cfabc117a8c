package org.semblance.launcher;

import java.nio.file.Path;
import java.util.Optional;
import org.semblance.camera.Cameras;
import org.semblance.camera.FakeCamera;
import org.semblance.camera.OpenOptions;
import org.semblance.inference.Inference;
import org.semblance.policy.PolicyFolder;
import org.semblance.policy.Rulebook;
import org.semblance.policy.SettingsFile;
import org.semblance.recognition.Recognition;
import org.semblance.service.Equipment;
import org.semblance.session.linux.LinuxSessions;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StorePlace;

/// What a service works with, all of it real but for the fake V4L2 devices and logind's stand-in: the shipped
/// networks, a store and rules in one folder.
final class RealEquipment {
    private RealEquipment() {}

    /// @param logind may be null where no session is watched
    static Equipment in(Path folder, LogindStandIn logind) {
        var cameras = new Cameras(FakeCamera.settings());
        return new Equipment(
                () -> Recognition.open(Path.of("models"), new Inference(Inference.Choice.CPU)),
                () -> StorePlace.in(folder.resolve("data"), folder.resolve("config"))
                        .openWithKeyFile(),
                user -> LinuxSessions.open(user, logind.desktop()),
                _ -> cameras.open(Optional.empty(), OpenOptions.DEFAULT),
                cameras::list,
                new Rulebook(
                        new PolicyFolder(folder.resolve("policy.d")),
                        user -> new SettingsFile(folder.resolve("settings").resolve(user))));
    }
}
