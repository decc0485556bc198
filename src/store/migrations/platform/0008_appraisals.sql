-- SPDX-License-Identifier: Apache-2.0
-- Appraisals of a year, one of each office; `record` is the whole appraisal as JSON (store/appraisal_json.cc).
CREATE TABLE appraisals (
  id TEXT PRIMARY KEY,
  year BIGINT NOT NULL,
  office TEXT NOT NULL,
  state TEXT NOT NULL,
  digest TEXT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (year, office)
);
