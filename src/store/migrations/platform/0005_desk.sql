-- SPDX-License-Identifier: Apache-2.0
-- What was seen of accounts, of places looked at again, and of sites probed at intervals. `record` is
-- the whole record as JSON (store/desk_json.cc); days are ISO days, times milliseconds since 1970 in
-- UTC.
CREATE TABLE account_facts (
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  account TEXT NOT NULL,
  round BIGINT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (campaign, account, round)
);
CREATE INDEX account_facts_in_order ON account_facts (campaign, round, number);
-- Looks at a problem after it was handed over, oldest first.
CREATE TABLE problem_looks (
  problem TEXT NOT NULL REFERENCES problems (id),
  number BIGINT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (problem, number)
);
CREATE TABLE site_probes (
  site TEXT NOT NULL,
  at BIGINT NOT NULL,
  url TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (site, at, url)
);
