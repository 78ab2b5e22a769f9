-- Version 1: the log, contents, what is served to whom, the tree, and what is computed from the log.
-- Never edited once released; changes are new files.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

-- Keys by number: an entry names its 16-byte key in one or two bytes.
CREATE TABLE key_number (
  number INTEGER PRIMARY KEY,
  key    BLOB NOT NULL UNIQUE
);

-- One row a stamped event. The payload is compressed; its hash is computed when needed.
CREATE TABLE entry (
  sequence    INTEGER PRIMARY KEY,
  id          BLOB NOT NULL,
  epoch       INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  registry    INTEGER NOT NULL,   -- 1: read at start
  key         INTEGER NOT NULL REFERENCES key_number (number),
  suite       INTEGER NOT NULL,
  signature   BLOB NOT NULL,
  payload     BLOB NOT NULL
);
CREATE UNIQUE INDEX entry_id ON entry (id);
CREATE INDEX entry_registry ON entry (sequence) WHERE registry = 1;

-- What an entry is about: its subject, and for a merge each item taken in.
CREATE TABLE entry_subject (
  subject  BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (subject, sequence)
) WITHOUT ROWID;

-- A content is found by the first 8 bytes of its address; the address is its salted hash, so it
-- is checked, not stored. Purged: bytes and salt are gone and the address stands.
CREATE TABLE content (
  number  INTEGER PRIMARY KEY,
  prefix  INTEGER NOT NULL,
  media   INTEGER NOT NULL,
  salt    BLOB,
  bytes   BLOB,
  address BLOB
);
CREATE INDEX content_prefix ON content (prefix);
CREATE INDEX content_purged ON content (address) WHERE address IS NOT NULL;

-- What may be pulled, in order of position: each scope (everyone, the office, one unit) has its rows.
CREATE TABLE scope (
  number INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE
);
CREATE TABLE feed (
  scope    INTEGER NOT NULL REFERENCES scope (number),
  position INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (scope, position)
) WITHOUT ROWID;

-- 256 node hashes a tile; level 0 holds leaves, level 1 the roots of full tiles below, and so on.
CREATE TABLE tile (
  level  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (level, number)
);

-- Facts for scoring, by what they are about: refolded when an entry touches it, read at start.
CREATE TABLE fact (
  subject BLOB PRIMARY KEY,
  rows    BLOB NOT NULL
);

CREATE TABLE ticket (
  id         TEXT PRIMARY KEY,
  person     BLOB NOT NULL,
  unit       TEXT NOT NULL,
  code_key   BLOB,                -- NULL once used, locked or expired
  expires_at INTEGER NOT NULL,
  attempts   INTEGER NOT NULL DEFAULT 0,
  first_administrator INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- How far each device has pulled: what a purge still has to reach.
CREATE TABLE device_state (
  device  BLOB PRIMARY KEY,
  cursor  INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  program TEXT NOT NULL
) WITHOUT ROWID;

-- A found secret: its purge is complete on a device once the device has pulled past `position`.
CREATE TABLE incident (
  sequence INTEGER PRIMARY KEY,
  subject  BLOB NOT NULL,
  unit     TEXT NOT NULL,
  position INTEGER NOT NULL
);

-- What a revoked key signed: the envelope, never a content, never in the log.
CREATE TABLE quarantine (
  id      BLOB PRIMARY KEY,
  key     BLOB NOT NULL,
  type    TEXT NOT NULL,
  unit    TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  payload BLOB NOT NULL,
  signature BLOB NOT NULL
) WITHOUT ROWID;
