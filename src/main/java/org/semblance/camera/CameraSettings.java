package org.semblance.camera;

import java.nio.file.Path;

/// Where the kernel's list of cameras and their nodes are.
///
/// @param sysfs directory with one entry a video node, as `/sys/class/video4linux`
/// @param dev directory of the nodes, as `/dev`
public record CameraSettings(Path sysfs, Path dev) {
    public static final String SYSFS_PROPERTY = "semblance.sysfs";
    public static final String DEV_PROPERTY = "semblance.dev";

    /// The machine's own, unless the two system properties say otherwise.
    public static CameraSettings fromSystemProperties() {
        return new CameraSettings(
                Path.of(System.getProperty(SYSFS_PROPERTY, "/sys/class/video4linux")),
                Path.of(System.getProperty(DEV_PROPERTY, "/dev")));
    }
}
