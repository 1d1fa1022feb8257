-- 調査結果 in force, as other rooms may read them. A protected person's name as heard at the door is left
-- out; of a family name alone, where the protected household lies within about 100 m.
DROP VIEW IF EXISTS surveys.v_survey CASCADE;
CREATE VIEW surveys.v_survey WITH (security_invoker = true) AS
SELECT s.survey_version_id, s.municipality_code, s.disaster_code, s.survey_number, s.surveyed_on, s.round, s.hazard, s.structure,
  s.damage_class, d.label AS damage_label, d.letter AS damage_letter, d.rank AS damage_rank, s.damage_ratio, s.flood_depth_cm, s.flood_class,
  s.address, s.address_key,
  CASE WHEN shown.resident THEN s.resident_name END AS resident_name,
  CASE WHEN shown.resident THEN s.resident_name_key END AS resident_name_key,
  CASE WHEN shown.owner THEN s.owner_name END AS owner_name,
  CASE WHEN shown.owner THEN s.owner_name_key END AS owner_name_key,
  s.use, s.building_name, s.team, s.surveyor,
  CASE WHEN shown.resident AND shown.owner THEN s.remarks END AS remarks,
  NOT (shown.resident AND shown.owner) AS names_hidden,
  s.geom
FROM surveys.survey s
JOIN surveys.damage_class d USING (damage_class)
CROSS JOIN LATERAL (
  SELECT opened OR NOT EXISTS (
      SELECT FROM registers.protected_person() p
      WHERE p.name_key = s.resident_name_key OR (starts_with(p.name_key, s.resident_name_key) AND p.geom && ST_Expand(s.geom, 0.001))) AS resident,
    opened OR NOT EXISTS (
      SELECT FROM registers.protected_person() p
      WHERE p.name_key = s.owner_name_key OR (starts_with(p.name_key, s.owner_name_key) AND p.geom && ST_Expand(s.geom, 0.001))) AS owner
  FROM (SELECT coalesce(current_setting('musubi.opens_protected', true), '') = 'on' AS opened) o
) shown
WHERE s.superseded_at IS NULL;
COMMENT ON VIEW surveys.v_survey IS '調査結果 in force';
GRANT SELECT ON surveys.v_survey TO musubi_app;
