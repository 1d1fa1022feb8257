-- The name under which a building of a plan keeps its number: its 物件番号, or the 申請ポイント where it has none.
DROP FUNCTION IF EXISTS surveys.building_key(text, uuid) CASCADE;
CREATE FUNCTION surveys.building_key(property_number text, point_id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce('B' || property_number, 'P' || point_id::text)
$$;
COMMENT ON FUNCTION surveys.building_key IS 'What surveys.survey_number holds a number for';
