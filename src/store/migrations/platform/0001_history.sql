-- SPDX-License-Identifier: Apache-2.0
-- Who did what to which record, when and why: one row a change, never altered (store/audit_trail.h).
-- `at` is milliseconds since 1970 in UTC; `before_json` and `after_json` are the record as JSON,
-- NULL where there was or is none. Each row's sha256 covers the row and the digest before it.
CREATE TABLE history (
  id BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor {text} NOT NULL,
  kind {text} NOT NULL,
  record {text} NOT NULL,
  action {text} NOT NULL,
  reason {text} NOT NULL,
  before_json {text},
  after_json {text},
  prev_sha256 {text} NOT NULL,
  sha256 {text} NOT NULL
);
CREATE INDEX history_by_record ON history (kind, record, id);
