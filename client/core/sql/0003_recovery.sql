-- Version 3: the data key wrapped once more, by a code that a person keeps on paper (recovery.h).

CREATE TABLE recovery (
  person   BLOB PRIMARY KEY,
  data_key BLOB NOT NULL,
  made_at  INTEGER NOT NULL
) WITHOUT ROWID;
