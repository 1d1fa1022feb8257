-- Every version of a 調査結果, superseded ones too: what was explained and certified stays readable. Names nobody.
DROP VIEW IF EXISTS surveys.v_survey_version CASCADE;
CREATE VIEW surveys.v_survey_version WITH (security_invoker = true) AS
SELECT s.survey_version_id, s.municipality_code, s.disaster_code, s.survey_number, s.round, s.surveyed_on, s.damage_class,
  d.label AS damage_label, s.superseded_at
FROM surveys.survey s
JOIN surveys.damage_class d USING (damage_class);
COMMENT ON VIEW surveys.v_survey_version IS '調査結果, each version';
GRANT SELECT ON surveys.v_survey_version TO musubi_app;
