-- Ids, as the audit writes them, of households and residents under 支援措置, so that lists of ids can leave
-- them out. Opens the protected rows for its own duration only, as registers.protected_person does.
DROP FUNCTION IF EXISTS registers.protected_id() CASCADE;
CREATE FUNCTION registers.protected_id()
RETURNS TABLE (id text) LANGUAGE sql STABLE ROWS 10
SET musubi.opens_protected = 'on' AS $$
  SELECT 'household:' || p.household_number
  FROM registers.protection p
  WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL
  UNION
  SELECT 'resident:' || r.resident_number
  FROM registers.protection p
  JOIN registers.resident r ON r.municipality_code = p.municipality_code AND r.household_number = p.household_number
  WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL
$$;
COMMENT ON FUNCTION registers.protected_id IS 'Ids of households and residents under 支援措置';
