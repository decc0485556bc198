-- SPDX-License-Identifier: Apache-2.0
-- Who did what to which record, when and why: one row a change, never altered (store/audit_trail.h).
-- `at` is milliseconds since 1970 in UTC; `before_json` and `after_json` are the record as JSON,
-- NULL where there was or is none. Each row's sha256 covers the row and the digest before it.
CREATE TABLE history (
  id BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  action TEXT NOT NULL,
  reason TEXT NOT NULL,
  before_json TEXT,
  after_json TEXT,
  prev_sha256 TEXT NOT NULL,
  sha256 TEXT NOT NULL
);
CREATE INDEX history_by_record ON history (kind, record, id);
