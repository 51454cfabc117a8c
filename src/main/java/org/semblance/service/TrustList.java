package org.semblance.service;

import java.util.ArrayList;
import org.semblance.camera.CameraIdentity;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.store.StoreException;

/// Through which cameras a user is recognized, and the end of it for one that the password vouched for.
record TrustList(Equipment equipment, CameraTrust trust) {

    Answer list(String user) throws StoreException {
        var cameras = new ArrayList<Answer.TrustedCamera>();
        for (var face : equipment.store().faces(user)) {
            var device = CameraIdentity.device(face.cameraId());
            cameras.add(new Answer.TrustedCamera(device, face.name(), face.enrolled()));
        }
        trust.vouched(user).forEach((device, since) -> cameras.add(new Answer.TrustedCamera(device, "", since)));
        return new Answer.TrustedCameras(cameras);
    }

    /// @param camera the id of a camera, or of the device that it is a part of
    Answer forget(String user, String camera) throws StoreException {
        var device = CameraIdentity.device(camera);
        if (trust.forget(user, device)) return new Answer.Done();
        for (var face : equipment.store().faces(user)) {
            if (!CameraIdentity.device(face.cameraId()).equals(device)) continue;
            return Failures.of(
                    Words.text("answer.camera-of-face", camera, face.name()),
                    Words.text("answer.camera-of-face.remedy", face.name()));
        }
        return Failures.of(
                Words.text("answer.camera-not-trusted", camera), Words.text("answer.camera-not-trusted.remedy"));
    }
}
