-- 建物外形 as other rooms may read it.
DROP VIEW IF EXISTS registers.v_footprint CASCADE;
CREATE VIEW registers.v_footprint WITH (security_invoker = true) AS
SELECT footprint_version_id, municipality_code, source, property_number, geom, valid_from, valid_until
FROM registers.footprint;
COMMENT ON VIEW registers.v_footprint IS '建物外形';
GRANT SELECT ON registers.v_footprint TO musubi_app;
