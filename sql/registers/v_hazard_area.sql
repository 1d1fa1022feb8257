-- 災害想定区域 as other rooms may read it.
DROP VIEW IF EXISTS registers.v_hazard_area CASCADE;
CREATE VIEW registers.v_hazard_area WITH (security_invoker = true) AS
SELECT hazard_version_id, municipality_code, source, kind, rank, depth_from_m, depth_to_m, name, geom, valid_from, valid_until
FROM registers.hazard_area;
COMMENT ON VIEW registers.v_hazard_area IS '災害想定区域';
GRANT SELECT ON registers.v_hazard_area TO musubi_app;
