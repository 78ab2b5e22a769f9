-- Version 1: what one office's machine keeps. Ids, codes and states in the clear; every text, title,
-- name and number of a person only sealed under the replica's data key. Never edited once released.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

-- People who can sign in here. Both secrets are wrapped by the person's passphrase.
CREATE TABLE person (
  person      BLOB PRIMARY KEY,
  key         BLOB NOT NULL,      -- key id
  data_key    BLOB NOT NULL,      -- wrapped
  signing_key BLOB NOT NULL       -- sealed under the data key
);

CREATE TABLE entry (
  id          BLOB PRIMARY KEY,
  sequence    INTEGER,            -- NULL: not in the log (yet)
  epoch       INTEGER,
  received_at INTEGER,
  registry    INTEGER NOT NULL,
  key         BLOB NOT NULL,
  suite       INTEGER NOT NULL,
  signature   BLOB NOT NULL,
  payload     BLOB NOT NULL,      -- compressed
  folded      INTEGER NOT NULL    -- 0: left out (refused, held behind a refused one, unknown type)
);
CREATE INDEX entry_sequence ON entry (sequence) WHERE sequence IS NOT NULL;
CREATE INDEX entry_registry ON entry (id) WHERE registry = 1;

CREATE TABLE entry_subject (
  subject BLOB NOT NULL,
  id      BLOB NOT NULL,
  PRIMARY KEY (subject, id)
) WITHOUT ROWID;

CREATE TABLE content (
  address BLOB PRIMARY KEY,
  media   INTEGER NOT NULL,
  sealed  BLOB                    -- NULL: purged
);

-- Events that wait for the server, in the order they were made.
CREATE TABLE outbox (
  position   INTEGER PRIMARY KEY AUTOINCREMENT,
  id         BLOB NOT NULL UNIQUE,
  state      INTEGER NOT NULL,    -- see outbox.h
  code       TEXT NOT NULL,       -- why it was refused or is held
  args       BLOB NOT NULL,
  changed_at INTEGER NOT NULL,
  urgent     INTEGER NOT NULL     -- goes before what is not
);
-- The few that are to be sent, among all that ever were.
CREATE INDEX outbox_to_send ON outbox (urgent DESC, position) WHERE state IN (0, 3);

-- A draft's local history: saves, never events, never sent.
CREATE TABLE draft (
  draft      BLOB PRIMARY KEY,
  changed_at INTEGER NOT NULL,
  newest     INTEGER NOT NULL     -- revision
);
CREATE TABLE revision (
  number   INTEGER PRIMARY KEY,
  draft    BLOB NOT NULL,
  saved_at INTEGER NOT NULL,
  sealed   BLOB NOT NULL
);
CREATE INDEX revision_draft ON revision (draft, number);

-- Proof that the log has our events: one checkpoint and range proof for each batch.
CREATE TABLE receipt (
  first      INTEGER PRIMARY KEY, -- sequence
  count      INTEGER NOT NULL,
  checkpoint BLOB NOT NULL,
  proof      BLOB NOT NULL
);

-- What the log contradicted: kept, never deleted.
CREATE TABLE evidence (
  number   INTEGER PRIMARY KEY,
  found_at INTEGER NOT NULL,
  what     TEXT NOT NULL,
  ours     BLOB NOT NULL,
  theirs   BLOB NOT NULL
);

-- Computed from entries, so that a start reads instead of folding everything again.
CREATE TABLE list_row (
  subject    BLOB PRIMARY KEY,
  kind       INTEGER NOT NULL,    -- item, commission, record...
  changed_at INTEGER NOT NULL,
  sealed     BLOB NOT NULL
);
CREATE TABLE fact (
  subject BLOB NOT NULL,
  pending INTEGER NOT NULL,       -- 0: what is in the log; 1: with what waits here
  rows    BLOB NOT NULL,
  PRIMARY KEY (subject, pending)
) WITHOUT ROWID;
