-- SPDX-License-Identifier: Apache-2.0
-- What units have published, item by item, and what citizens have written. `part` tells own (seen in snapshots), reported
-- (handed in by a content system) and portal items apart; `key` is the address, else title and day. `record` is the whole
-- record as JSON (store/disclosure_json.cc); days are ISO days.
CREATE TABLE published_items (
  id TEXT PRIMARY KEY,
  part TEXT NOT NULL,
  unit TEXT NOT NULL,
  key TEXT NOT NULL,
  published TEXT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (part, unit, key)
);
CREATE INDEX published_items_by_day ON published_items (part, published);
-- Messages and error reports; `key` is what tells two of a file apart: its own number, else its words.
CREATE TABLE citizen_messages (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  received TEXT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (kind, key)
);
CREATE INDEX citizen_messages_by_day ON citizen_messages (kind, received);
-- Titles that every site was to repost by a day.
CREATE TABLE repost_tasks (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  due TEXT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
