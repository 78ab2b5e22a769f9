-- Version 4: what a replica keeps of epochs before, so that a restored server loses nothing that can
-- be proved; and what went out by a stick, to be known again when its answer comes.

-- A batch that the log once had: its leaves stand under a checkpoint that the log key signed.
CREATE TABLE old_receipt (
  number     INTEGER PRIMARY KEY,
  checkpoint BLOB NOT NULL,
  first      INTEGER NOT NULL,    -- sequence
  leaves     BLOB NOT NULL,
  proof      BLOB NOT NULL
);
-- The stamp that an entry had in it.
CREATE TABLE old_stamp (
  id          BLOB PRIMARY KEY,
  epoch       INTEGER NOT NULL,
  sequence    INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  receipt     INTEGER NOT NULL REFERENCES old_receipt (number)
) WITHOUT ROWID;
-- What others made and may still offer themselves, with their proof; from that time on it is
-- offered from here.
CREATE TABLE offer_later (
  id  BLOB PRIMARY KEY,
  due INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE exported (
  number  INTEGER PRIMARY KEY,
  request BLOB NOT NULL UNIQUE,   -- SHA-256 of the exchange request
  sent    BLOB NOT NULL           -- where it stood and what it held
);
