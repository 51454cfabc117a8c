package org.semblance.service;

import java.util.List;
import org.semblance.camera.CameraInfo;
import org.semblance.camera.Spectrum;
import org.semblance.ipc.Answer;

/// The cameras as clients see them.
final class CameraReport {
    private CameraReport() {}

    static Answer of(List<CameraInfo> cameras) {
        return new Answer.Cameras(cameras.stream().map(CameraReport::of).toList());
    }

    private static Answer.Camera of(CameraInfo camera) {
        return new Answer.Camera(
                camera.identity().name(),
                camera.node().toString(),
                camera.identity().id(),
                camera.driver(),
                camera.spectrum() == Spectrum.INFRARED,
                camera.identity().virtual(),
                camera.formats().stream().map(Object::toString).toList(),
                camera.usable() && !camera.identity().virtual(),
                camera.problem().map(CameraFailures::message).orElse(""));
    }
}
