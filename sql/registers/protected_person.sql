-- Names of protected persons, so that other registers can leave them out. Opens the protected rows for
-- its own duration only; what it returns never leaves the database.
DROP FUNCTION IF EXISTS registers.protected_person() CASCADE;
CREATE FUNCTION registers.protected_person()
RETURNS TABLE (name_key text, geom geometry) LANGUAGE sql STABLE ROWS 10
SET musubi.opens_protected = 'on' AS $$
  SELECT r.name_key, h.geom
  FROM registers.protection p
  JOIN registers.resident r ON r.municipality_code = p.municipality_code AND r.household_number = p.household_number
  LEFT JOIN registers.household h ON h.municipality_code = p.municipality_code AND h.household_number = p.household_number
  WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL
$$;
COMMENT ON FUNCTION registers.protected_person IS 'Folded names and places of persons under 支援措置';
