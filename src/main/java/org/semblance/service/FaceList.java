package org.semblance.service;

import org.semblance.ipc.Answer;
import org.semblance.store.StoreException;

/// The enrolled faces: which there are, their names, their end.
record FaceList(Equipment equipment, Diary diary) {
    Answer list(String user) throws StoreException {
        var faces =
                user.isEmpty() ? equipment.store().faces() : equipment.store().faces(user);
        return new Answer.Faces(faces.stream()
                .map(face ->
                        new Answer.Face(face.user(), face.name(), face.references(), face.enrolled(), face.cameraId()))
                .toList());
    }

    Answer rename(String user, String face, String newName) throws StoreException {
        equipment.store().renameFace(user, face, newName);
        return new Answer.Done();
    }

    Answer remove(String user, String face) throws StoreException {
        equipment.store().removeFace(user, face);
        diary.write(user, Happening.REMOVED, "");
        return new Answer.Done();
    }
}
