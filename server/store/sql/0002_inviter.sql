-- A one-time code that an administrator asked for over the line dies with the administrator's key.
ALTER TABLE ticket ADD COLUMN invited_by BLOB;
