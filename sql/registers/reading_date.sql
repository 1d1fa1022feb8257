-- Registers are read as of the day of the disaster. Where the first snapshot is later than that day
-- (the town hall delivered afterwards), the earliest one is read; the caller shows which day it is.
DROP FUNCTION IF EXISTS registers.reading_date(text, text, date) CASCADE;
CREATE FUNCTION registers.reading_date(municipality text, register_name text, occurred_on date)
RETURNS date LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT max(s.as_of) FROM registers.snapshot s
      WHERE s.municipality_code = municipality AND s.register = register_name AND s.as_of <= reading_date.occurred_on),
    (SELECT min(s.as_of) FROM registers.snapshot s
      WHERE s.municipality_code = municipality AND s.register = register_name))
$$;
COMMENT ON FUNCTION registers.reading_date IS 'Which snapshot stands for a disaster''s day; null while there is none';
