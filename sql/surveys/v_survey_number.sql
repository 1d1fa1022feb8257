-- 調査番号 given beforehand, beside the stop that bears it now: none where the building has left the plan's scope.
DROP VIEW IF EXISTS surveys.v_survey_number CASCADE;
CREATE VIEW surveys.v_survey_number WITH (security_invoker = true) AS
SELECT n.municipality_code, n.disaster_code, n.survey_number, n.survey_code, n.plan_id, b.stop_id, b.district_id, n.assigned_at
FROM surveys.survey_number n
LEFT JOIN surveys.plan_building b
  ON b.plan_id = n.plan_id AND surveys.building_key(b.property_number, b.point_id) = n.building_key;
COMMENT ON VIEW surveys.v_survey_number IS '調査番号 given beforehand';
GRANT SELECT ON surveys.v_survey_number TO musubi_app;
