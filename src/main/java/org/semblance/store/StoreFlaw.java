package org.semblance.store;

/// Why the store did not do what it was asked. The texts are for the log; people read those of their language.
/// The first value is the file, the user or the place of the key.
public enum StoreFlaw {
    /// What the database finds, in English.
    DAMAGED("%s cannot be used: it is damaged: %s"),
    EMPTY("%s cannot be used: it is empty"),
    BAD_HEADER("%s cannot be used: its header is damaged"),
    CUT_OFF("%s cannot be used: it was cut off"),
    NO_DATABASE("%s cannot be used: it is no database"),
    OTHER_PROGRAM("%s cannot be used: it is a database of another program"),
    NO_NUMBER("%s cannot be used: it has lost its number"),
    NO_PLACE_OF_KEY("%s cannot be used: it does not say where its key is"),
    NO_KEY("%s cannot be used: it is no key"),
    /// The version found, the latest known.
    NEWER("%s has version %s, this program knows versions up to %s"),
    ENTERABLE("%s is not safe to use: other users can enter it"),
    WRITABLE("%s is not safe to use: other users can write to it"),
    CHANGEABLE("%s is not safe to use: other users could change it"),
    READABLE("%s is not safe to use: other users could read it"),
    NO_FOLDER("%s is not safe to use: it is not a folder"),
    NO_PLAIN_FILE("%s is not safe to use: it is not a plain file"),
    /// The number of the user whose it is.
    FOREIGN("%s is not safe to use: it belongs to user number %s"),
    BESIDE_DATABASE("%s is not safe to use: a key does not belong beside the database it opens"),
    READ_ONLY("%s is read-only"),
    FULL("no space left to write %s"),
    /// Milliseconds.
    BUSY("%s was in use by another process for %s ms"),
    /// What the system says.
    UNREADABLE("%s cannot be read or written: %s"),
    KEY_FILE_MISSING("the key of the stored faces is not in its file, %s"),
    KEY_CREDENTIAL_GONE("the key that systemd handed over was taken away meanwhile"),
    KEY_CREDENTIAL_MISSING("the key of the stored faces was not handed over by systemd"),
    KEYRING_KEY_MISSING("the key of the stored faces is not in the desktop keyring"),
    STARTED_WITHOUT("the %s cannot be used: this program was started without it"),
    NO_KEY_PLACE("there is no place for the key of the faces"),
    KEYRING_LOCKED("the desktop keyring cannot be used: it is locked"),
    KEYRING_EMPTY("the desktop keyring cannot be used: it has no default collection"),
    KEYRING_FORGETFUL("the desktop keyring cannot be used: it did not keep the key"),
    KEYRING_MUTE("the desktop keyring cannot be used: it does not answer"),
    KEYRING_NO_BUS("the desktop keyring cannot be used: there is no message bus"),
    KEYRING_NO_KEY("the desktop keyring cannot be used: what it keeps is no key"),
    KEYRING_NONSENSE("the desktop keyring cannot be used: it answers nonsense"),
    /// What the keyring or the message bus says.
    KEYRING_SILENT("the desktop keyring cannot be used: %s"),
    KEY_WRONG("the key in the %s is not the one the faces were stored with"),
    /// The number of the reference.
    TAMPERED("a reference of %s was changed outside Semblance: number %s"),
    FACE_EXISTS("%s already has a face named %s"),
    NO_SUCH_FACE("%s has no face named %s"),
    BAD_NAME("\"%s\" cannot be a name");

    private final String text;

    StoreFlaw(String text) {
        this.text = text;
    }

    /// @param values for the places in the text, in their order
    public String text(Object... values) {
        return text.formatted(values);
    }
}
