-- SPDX-License-Identifier: Apache-2.0
-- The index of sealed snapshots. Everything in it is read from the snapshot folders and can be
-- rebuilt from them. Times are milliseconds since 1970 in UTC.
CREATE TABLE snapshots (
  id TEXT PRIMARY KEY,
  home TEXT NOT NULL,
  host TEXT NOT NULL,
  site_name TEXT NOT NULL,
  id_code TEXT NOT NULL,
  started INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  complete INTEGER NOT NULL,
  stopped_by TEXT NOT NULL,
  urls INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  manifest_sha256 TEXT NOT NULL
);
CREATE INDEX snapshots_by_host ON snapshots (host, id);
