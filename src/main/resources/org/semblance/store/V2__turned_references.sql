-- From here on references are stored turned by a secret of this store. Those from before cannot be turned without the
-- key, which is not asked for here: their owners look into the camera once more.
DELETE FROM face;
