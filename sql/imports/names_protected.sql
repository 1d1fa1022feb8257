-- Whether a refused row of a register speaks of a household under 支援措置, by any number or name in it.
-- Opens the protected rows for its own duration only and tells nothing but yes or no.
DROP FUNCTION IF EXISTS imports.names_protected(text[]) CASCADE;
CREATE FUNCTION imports.names_protected(row_values text[])
RETURNS boolean LANGUAGE sql STABLE
SET musubi.opens_protected = 'on' AS $$
  SELECT EXISTS (
    SELECT
    FROM registers.protection p
    LEFT JOIN registers.resident r ON r.municipality_code = p.municipality_code AND r.household_number = p.household_number
    WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL
      AND ARRAY(SELECT regexp_replace(normalize(v, NFKC), '\s', '', 'g') FROM unnest(row_values) AS v)
        && ARRAY[p.household_number, r.resident_number, regexp_replace(normalize(r.name, NFKC), '\s', '', 'g')])
$$;
COMMENT ON FUNCTION imports.names_protected IS 'Whether a refused row speaks of a household under 支援措置';
