-- SPDX-License-Identifier: Apache-2.0
CREATE TRIGGER history_keeps_rows BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is never altered'); END;
CREATE TRIGGER history_keeps_values BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is never altered'); END;
