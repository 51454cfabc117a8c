package org.semblance.cli;

import org.semblance.ipc.CameraChoice;

/// How the demo runs.
///
/// @param camera a camera by name shows that one live, in place of the clips the demo brings along
/// @param window show the pictures, where a display is
public record DemoOptions(CameraChoice camera, boolean window, Theme theme) {

    /// The look of the window.
    public enum Theme {
        LIGHT,
        DARK,
        /// as the desktop has it
        AUTO
    }
}
