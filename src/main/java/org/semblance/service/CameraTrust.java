package org.semblance.service;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.semblance.camera.CameraIdentity;
import org.semblance.match.Gallery;
import org.semblance.store.StoreException;

/// Through which cameras a user is recognized: the devices that faces were enrolled with, as the seal of each
/// reference says, and those that were looked through in vain right before the user typed the password. Whoever
/// brings a camera of their own, or builds one, thus needs the password once. Any thread may call it.
final class CameraTrust {
    private static final String PREFIX = "camera.";

    private final Equipment equipment;
    private final Diary diary;
    /// By user: the device that was refused last, as long as nothing else happened.
    private final Map<String, CameraIdentity> refused = new HashMap<>();

    CameraTrust(Equipment equipment, Diary diary) {
        this.equipment = equipment;
        this.diary = diary;
    }

    /// What has no device behind it is not this rule's: whoever asked for it was allowed to.
    boolean isTrusted(Gallery gallery, CameraIdentity camera) throws StoreException {
        if (camera.virtual()) return true;
        var enrolled = gallery.references().stream()
                .anyMatch(
                        reference -> CameraIdentity.device(reference.cameraId()).equals(camera.device()));
        return enrolled
                || equipment.store().setting(key(gallery.user(), camera)).isPresent();
    }

    synchronized void refused(String user, CameraIdentity camera) {
        refused.put(user, camera);
    }

    /// A face opened it, through another camera: that says nothing for the refused one.
    synchronized void faceAccepted(String user) {
        refused.remove(user);
    }

    /// The password was typed. A camera that was refused and is still plugged in is the user's from now on.
    void passwordUsed(String user) throws StoreException, InterruptedException {
        var camera = take(user);
        if (camera != null && isPluggedIn(camera)) trust(user, camera);
    }

    private boolean isPluggedIn(CameraIdentity camera) throws InterruptedException {
        return equipment.listCameras().stream()
                .anyMatch(plugged -> plugged.identity().id().equals(camera.id()));
    }

    private synchronized CameraIdentity take(String user) {
        return refused.remove(user);
    }

    void trust(String user, CameraIdentity camera) throws StoreException {
        equipment.store().putSetting(key(user, camera), diary.clock().instant().toString());
        diary.write(user, Happening.CAMERA_TRUSTED, camera.id());
    }

    /// The devices that the password vouched for, and since when.
    SortedMap<String, Instant> vouched(String user) throws StoreException {
        var devices = new TreeMap<String, Instant>();
        var prefix = prefix(user);
        equipment
                .store()
                .settings(prefix)
                .forEach((name, since) -> devices.put(name.substring(prefix.length()), Instant.parse(since)));
        return devices;
    }

    /// @return whether the password had vouched for it
    boolean forget(String user, String device) throws StoreException {
        if (!equipment.store().removeSetting(prefix(user) + device)) return false;
        diary.write(user, Happening.CAMERA_FORGOTTEN, device);
        return true;
    }

    /// No name of a user has a space in it.
    private static String key(String user, CameraIdentity camera) {
        return prefix(user) + camera.device();
    }

    private static String prefix(String user) {
        return PREFIX + user + " ";
    }
}
