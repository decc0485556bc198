-- SPDX-License-Identifier: Apache-2.0
CREATE FUNCTION history_is_never_altered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is never altered' USING ERRCODE = '23000';
END $$;
CREATE TRIGGER history_keeps_rows BEFORE UPDATE OR DELETE ON history
FOR EACH ROW EXECUTE FUNCTION history_is_never_altered();
CREATE TRIGGER history_keeps_all BEFORE TRUNCATE ON history
FOR EACH STATEMENT EXECUTE FUNCTION history_is_never_altered();
