-- 構造 of the register as the survey sheets divide it: 木造・プレハブ or 非木造 (運用指針). Light steel is prefabricated
-- housing, judged by the sheet of wooden houses.
DROP FUNCTION IF EXISTS surveys.structure_class(text) CASCADE;
CREATE FUNCTION surveys.structure_class(structure text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN structure IS NULL OR structure = '' THEN 'unknown'
    WHEN structure ~ '木|軽量鉄骨|プレハブ' AND structure !~ '^(非木|鉄筋|鉄骨)' THEN 'wooden'
    ELSE 'non_wooden' END
$$;
COMMENT ON FUNCTION surveys.structure_class IS 'wooden (木造・プレハブ), non_wooden or unknown';
