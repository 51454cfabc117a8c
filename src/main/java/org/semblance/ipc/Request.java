package org.semblance.ipc;

/// What a client asks of the service.
public sealed interface Request {

    /// Stores a new face for a user. With `force` also one that already is another user's.
    record Enroll(String user, String face, CameraChoice camera, boolean force) implements Request {}

    /// The faces of one user; of all users for an empty name.
    record ListFaces(String user) implements Request {}

    record RenameFace(String user, String face, String newName) implements Request {}

    record RemoveFace(String user, String face) implements Request {}

    /// Is the person before the camera this user?
    record Verify(String user, CameraChoice camera) implements Request {}

    /// Watches the session and unlocks it, until interrupted.
    record Watch(String user, CameraChoice camera) implements Request {}

    /// Locks the session now.
    record Lock() implements Request {}

    record Status(String user) implements Request {}

    record ListCameras() implements Request {}

    /// Looks for whatever keeps Semblance from working.
    record Doctor(String user, CameraChoice camera) implements Request {}
}
