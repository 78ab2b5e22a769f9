-- Version 2: what the office's people are in the middle of: an item's wording, a bulletin, a commission
-- that is not sent yet. Names are ids and codes; what stands in them is sealed.

CREATE TABLE working_paper (
  name       TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL,
  sealed     BLOB NOT NULL
) WITHOUT ROWID;
