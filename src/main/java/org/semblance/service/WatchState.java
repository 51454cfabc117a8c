package org.semblance.service;

/// What the watch is doing.
public enum WatchState {
    /// The screen is open; waiting for it to lock.
    WATCHING,
    /// The camera is open and an attempt is under way.
    LOOKING,
    /// A face opened the screen just now.
    UNLOCKED,
    /// The screen is locked, the camera closed; waiting for input.
    LOCKED,
    /// Too many failures: only the password is taken.
    LOCKED_OUT,
    /// From time to time the password comes before the face: now.
    PASSWORD_FIRST,
    /// The user has no face here that the model in use can be compared with.
    NOT_ENROLLED,
    /// After a lock by hand, with the face still there.
    WAITING_TO_LEAVE,
    /// The user said so, until a point in time: the camera stays closed.
    PAUSED,
    SLEEPING,
    NO_CAMERA,
    CAMERA_BUSY,
    /// The desktop does not answer.
    NO_SESSION,
    /// A model cannot be used.
    NO_MODEL,
    /// A policy file cannot be used: face unlock is off.
    NO_POLICY,
    /// The store cannot be used.
    NO_STORE
}
