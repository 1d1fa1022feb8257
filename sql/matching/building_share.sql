-- How likely a survey is a building's, from its rows with that building: `joint` with each household, `nobody` without any. Households of one
-- house do not exclude each other, so it is the p for which p · Π(1 − joint / p) = nobody, found by halving.
DROP FUNCTION IF EXISTS matching.building_share(real[], real) CASCADE;
CREATE FUNCTION matching.building_share(joint real[], nobody real)
RETURNS real LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  low double precision := coalesce((SELECT max(j) FROM unnest(joint) AS j), 0);
  high double precision := 1;
  p double precision;
  rest double precision;
BEGIN
  IF joint IS NULL OR low = 0 THEN
    RETURN coalesce(nobody, 0);
  END IF;
  IF nobody IS NULL OR low >= 1 THEN
    RETURN low;
  END IF;
  FOR step IN 1..20 LOOP
    p := (low + high) / 2;
    rest := p;
    FOR at IN 1..cardinality(joint) LOOP
      rest := rest * (1 - joint[at] / p);
    END LOOP;
    IF rest < nobody THEN low := p; ELSE high := p; END IF;
  END LOOP;
  RETURN high;
END
$$;
COMMENT ON FUNCTION matching.building_share IS 'How likely a survey is a building''s, whoever lives there';
GRANT EXECUTE ON FUNCTION matching.building_share TO musubi_app;
