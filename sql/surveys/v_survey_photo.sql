-- 調査写真 as anybody may see them. Where the names of the result are left out for a protected person's sake, its
-- pictures are too: they show the house. Those that have no result yet name nobody.
DROP VIEW IF EXISTS surveys.v_survey_photo CASCADE;
CREATE VIEW surveys.v_survey_photo WITH (security_invoker = true) AS
SELECT p.photo_id, p.municipality_code, p.disaster_code, p.survey_number, p.position, p.file_name, p.caption, p.media_type,
  p.file_bytes, p.file_hash, p.preview_hash, p.received_at, p.width, p.height, p.taken_at, p.geom, p.brought_by, p.brought_at,
  p.withdrawn_at, p.withdrawn_by, p.withdrawn_reason, p.version
FROM surveys.photo p
WHERE NOT EXISTS (
  SELECT FROM surveys.v_survey s
  WHERE s.municipality_code = p.municipality_code AND s.disaster_code = p.disaster_code AND s.survey_number = p.survey_number
    AND s.names_hidden);
COMMENT ON VIEW surveys.v_survey_photo IS '調査写真';
GRANT SELECT ON surveys.v_survey_photo TO musubi_app;
