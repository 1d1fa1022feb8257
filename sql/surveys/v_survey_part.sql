-- 部位別損害割合 of the 調査結果 in force, with what the sheet calls the parts. Names nobody.
DROP VIEW IF EXISTS surveys.v_survey_part CASCADE;
CREATE VIEW surveys.v_survey_part WITH (security_invoker = true) AS
SELECT s.municipality_code, s.disaster_code, s.survey_number, p.part, k.label, k.rank, p.loss_ratio
FROM surveys.survey_part p
JOIN surveys.survey s USING (survey_version_id)
JOIN surveys.survey_part_kind k USING (part)
WHERE s.superseded_at IS NULL;
COMMENT ON VIEW surveys.v_survey_part IS '部位別損害割合 in force';
GRANT SELECT ON surveys.v_survey_part TO musubi_app;
