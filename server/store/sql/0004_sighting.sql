-- What each device has seen of the log, in the server's own signed words: told to the others.
ALTER TABLE device_state ADD COLUMN seen BLOB;
