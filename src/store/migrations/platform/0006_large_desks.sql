-- SPDX-License-Identifier: Apache-2.0
-- For quarters with some hundred thousand suspected problems. The first holds all that lists are
-- filtered and counted by, in the order in which they are shown, so that records are read only of
-- what is shown; the second counts the problems of a cause; the third finds what was decided about
-- a check over all campaigns.
DROP INDEX problems_to_triage;
CREATE INDEX problems_in_order ON problems
  (campaign, tier, confidence, number, state, klass, check_id, unit, subject, common, id);
CREATE INDEX problems_of_one_cause ON problems
  (campaign, cause, tier, confidence, number, state, klass, check_id, unit, subject, common, id);
CREATE INDEX problems_by_check ON problems (check_id, state, tier, confidence, number);
