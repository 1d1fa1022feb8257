-- What a run would see now, as short texts that change whenever anything of it does. Opens the protected rows for its
-- own duration only, so that everybody gets the same texts; they name nobody.
DROP FUNCTION IF EXISTS matching.seen(text, text) CASCADE;
CREATE FUNCTION matching.seen(municipality text, disaster text)
RETURNS TABLE (registers text, decisions text) LANGUAGE sql STABLE ROWS 1
SET musubi.opens_protected = 'on' AS $$
  SELECT
    coalesce((
      SELECT string_agg(i.kind || ' ' || i.imports, ',' ORDER BY i.kind)
      FROM imports.v_applied i
      WHERE i.municipality_code = municipality AND i.kind IN ('gazetteer', 'residents', 'buildings', 'footprints', 'surveys')
        AND (i.disaster_code IS NULL OR i.disaster_code = disaster)), '')
    || coalesce((
      SELECT ',places ' || p.changes || ' ' || extract(epoch FROM p.changed_at)
      FROM registers.v_manual_place_state p WHERE p.municipality_code = municipality), ''),
    (SELECT coalesce(sum(c.version), 0)::text FROM matching.confirmation c WHERE c.municipality_code = municipality AND c.disaster_code = disaster)
    || ' '
    || (SELECT coalesce(sum(r.version), 0)::text FROM matching.rejection r WHERE r.municipality_code = municipality AND r.disaster_code = disaster)
$$;
COMMENT ON FUNCTION matching.seen IS 'State of registers and decisions, for telling whether a run has seen them';
GRANT EXECUTE ON FUNCTION matching.seen TO musubi_app;
