-- The login password of whoever has their desktop keyring opened by their face. It goes when their faces change: whoever
-- is recognized from then on is not who typed it.
CREATE TABLE password (
  user TEXT PRIMARY KEY,
  nonce BLOB NOT NULL CHECK (length(nonce) = 12),
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER password_face_added AFTER INSERT ON face BEGIN
  DELETE FROM password WHERE user = NEW.user;
END;

CREATE TRIGGER password_face_removed AFTER DELETE ON face BEGIN
  DELETE FROM password WHERE user = OLD.user;
END;
