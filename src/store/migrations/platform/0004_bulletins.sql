-- SPDX-License-Identifier: Apache-2.0
-- Bulletins, each with its whole document: a frozen one is rendered from here alone. `record` is the whole
-- record as JSON (store/bulletin_json.cc); the other columns repeat what is looked up.
CREATE TABLE bulletins (
  id TEXT PRIMARY KEY,
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  state TEXT NOT NULL,
  digest TEXT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX bulletins_by_campaign ON bulletins (campaign, number);
