-- The store's id and the place of its key.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (name, value) VALUES ('store', CAST(lower(hex(randomblob(16))) AS BLOB));

CREATE TABLE face (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL CHECK (user <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  camera TEXT NOT NULL,
  model TEXT NOT NULL,
  enrolled_ms INTEGER NOT NULL,
  UNIQUE (user, name)
) STRICT;

-- AUTOINCREMENT: a number is never given twice, since the ciphertext is bound to it.
CREATE TABLE reference (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  face INTEGER NOT NULL REFERENCES face (id) ON DELETE CASCADE,
  nonce BLOB NOT NULL UNIQUE CHECK (length(nonce) = 12),
  sealed BLOB NOT NULL
) STRICT;

CREATE INDEX reference_face ON reference (face);

CREATE TABLE lockout (
  user TEXT PRIMARY KEY,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  total INTEGER NOT NULL CHECK (total >= failures),
  boot TEXT NOT NULL,
  since_boot_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  time_ms INTEGER NOT NULL,
  user TEXT NOT NULL,
  event TEXT NOT NULL CHECK (event <> ''),
  reason TEXT NOT NULL,
  camera TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER audit_update BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit is append-only');
END;

CREATE TRIGGER audit_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit is append-only');
END;

-- Also stops INSERT OR REPLACE, which deletes without firing the trigger above unless recursive_triggers is on.
CREATE TRIGGER audit_insert BEFORE INSERT ON audit
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit) BEGIN
  SELECT RAISE(ABORT, 'the audit is append-only');
END;
