-- SPDX-License-Identifier: Apache-2.0
-- The quarter's work: campaigns with their scope, self-checks, check records, verdicts, problems,
-- declarations and work orders. `record` is the whole record as JSON (store/work_json.h); the other
-- columns repeat what is looked up and counted. Days are ISO days, times milliseconds since 1970 in
-- UTC.
CREATE TABLE campaigns (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL,
  state TEXT NOT NULL,
  begins TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX campaigns_by_begin ON campaigns (begins, id);
CREATE TABLE scope_entries (
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  subject TEXT NOT NULL,
  drawn BIGINT NOT NULL,
  work_group TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (campaign, subject)
);
CREATE TABLE self_checks (
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  unit TEXT NOT NULL,
  state TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (campaign, unit)
);
CREATE TABLE record_rows (
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  subject TEXT NOT NULL,
  round BIGINT NOT NULL,
  indicator TEXT NOT NULL,
  machine TEXT NOT NULL,
  person TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (campaign, subject, round, indicator)
);
CREATE TABLE subject_verdicts (
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  subject TEXT NOT NULL,
  step TEXT NOT NULL,
  result TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (campaign, subject)
);
CREATE TABLE problems (
  id TEXT PRIMARY KEY,
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  problem_number TEXT NOT NULL,
  subject TEXT NOT NULL,
  unit TEXT NOT NULL,
  check_id TEXT NOT NULL,
  cause TEXT NOT NULL,
  klass TEXT NOT NULL,
  state TEXT NOT NULL,
  tier BIGINT NOT NULL,
  confidence BIGINT NOT NULL,
  common BIGINT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE UNIQUE INDEX problems_by_number ON problems (problem_number) WHERE problem_number <> '';
CREATE UNIQUE INDEX problems_by_cause ON problems (campaign, subject, cause);
CREATE INDEX problems_by_cause_over_campaigns ON problems (subject, cause, number);
CREATE INDEX problems_to_triage ON problems (campaign, state, tier, confidence, number);
CREATE INDEX problems_by_unit ON problems (campaign, unit, state);
CREATE INDEX problems_to_count ON problems (campaign, klass, state, common);
CREATE TABLE problem_steps (
  problem TEXT NOT NULL REFERENCES problems (id),
  number BIGINT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (problem, number)
);
-- Numbers are given once: also those of problems that were confirmed by mistake.
CREATE TABLE problem_numbers (
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  unit TEXT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (campaign, unit)
);
CREATE TABLE declarations (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  subject TEXT NOT NULL,
  until_day TEXT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX declarations_by_subject ON declarations (subject, number);
CREATE TABLE work_orders (
  id TEXT PRIMARY KEY,
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  order_number TEXT NOT NULL,
  unit TEXT NOT NULL,
  state TEXT NOT NULL,
  deadline TEXT NOT NULL,
  number BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE UNIQUE INDEX work_orders_by_number ON work_orders (order_number);
CREATE INDEX work_orders_by_campaign ON work_orders (campaign, unit, number);
CREATE INDEX work_orders_by_deadline ON work_orders (state, deadline);
CREATE TABLE order_steps (
  work_order TEXT NOT NULL REFERENCES work_orders (id),
  number BIGINT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (work_order, number)
);
-- What was inspected for a campaign, and how far it is.
CREATE TABLE inspections (
  campaign TEXT NOT NULL REFERENCES campaigns (id),
  subject TEXT NOT NULL,
  round BIGINT NOT NULL,
  state TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (campaign, subject, round)
);
