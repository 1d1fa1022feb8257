-- 災害想定区域 in parts of few corners, each with what is asked of its area: to find what lies in a hazard.
DROP VIEW IF EXISTS registers.v_hazard_part CASCADE;
CREATE VIEW registers.v_hazard_part WITH (security_invoker = true) AS
SELECT p.hazard_version_id, p.part_number, p.municipality_code, a.kind, a.rank, p.geom, a.valid_from, a.valid_until
FROM registers.hazard_part p
JOIN registers.hazard_area a USING (hazard_version_id);
COMMENT ON VIEW registers.v_hazard_part IS '災害想定区域 part by part';
GRANT SELECT ON registers.v_hazard_part TO musubi_app;
