-- SPDX-License-Identifier: Apache-2.0
-- When each article was first seen on its site, and what it said of itself then. Read from the
-- snapshot folders and can be rebuilt from those that are still there. Times are milliseconds since
-- 1970 in UTC. `published` is the day as printed then, '' = none; `title` an XXH3 of the title.
CREATE TABLE history_sites (
  id INTEGER PRIMARY KEY,
  host TEXT NOT NULL UNIQUE
);
CREATE TABLE first_seen (
  site INTEGER NOT NULL REFERENCES history_sites (id),
  url TEXT NOT NULL,
  seen INTEGER NOT NULL,
  published TEXT NOT NULL,
  title INTEGER NOT NULL,
  snapshot TEXT NOT NULL,
  PRIMARY KEY (site, url)
) WITHOUT ROWID;
