-- Which devices still hold what was wiped is read off the feed: each has its own row of the entry that
-- wiped it. An incident names the published bulletins that quote what went ("12 345").
ALTER TABLE incident DROP COLUMN position;
ALTER TABLE incident ADD COLUMN bulletins TEXT NOT NULL DEFAULT '';
