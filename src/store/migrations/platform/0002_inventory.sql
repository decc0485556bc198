-- SPDX-License-Identifier: Apache-2.0
-- The inventory: units, sites, their columns, accounts, and the requests that move them. `record` is
-- the whole record as JSON (store/inventory_json.h); the other columns repeat what is looked up.
CREATE TABLE counters (
  kind TEXT PRIMARY KEY,
  last BIGINT NOT NULL
);
CREATE TABLE units (
  id TEXT PRIMARY KEY,
  parent TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  place BIGINT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE UNIQUE INDEX units_by_name ON units (name);
CREATE TABLE sites (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  id_code TEXT NOT NULL,
  home TEXT NOT NULL,
  sponsor TEXT NOT NULL,
  state TEXT NOT NULL,
  place BIGINT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE UNIQUE INDEX sites_by_id_code ON sites (id_code) WHERE id_code <> '';
CREATE INDEX sites_by_sponsor ON sites (sponsor);
CREATE TABLE site_columns (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL REFERENCES sites (id),
  url TEXT NOT NULL,
  keeper TEXT NOT NULL,
  place BIGINT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE UNIQUE INDEX site_columns_by_url ON site_columns (site, url);
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  platform TEXT NOT NULL,
  sponsor TEXT NOT NULL,
  state TEXT NOT NULL,
  place BIGINT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX accounts_by_sponsor ON accounts (sponsor);
CREATE INDEX accounts_by_name ON accounts (platform, name);
CREATE TABLE lifecycle_requests (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  done TEXT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX lifecycle_requests_by_subject ON lifecycle_requests (subject, number);
CREATE TABLE offline_periods (
  subject TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (subject, from_day)
);
