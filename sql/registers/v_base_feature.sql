-- 背景地図 as other rooms may read it.
DROP VIEW IF EXISTS registers.v_base_feature CASCADE;
CREATE VIEW registers.v_base_feature WITH (security_invoker = true) AS
SELECT base_version_id, municipality_code, kind, class, name, geom, valid_from, valid_until
FROM registers.base_feature;
COMMENT ON VIEW registers.v_base_feature IS '背景地図';
GRANT SELECT ON registers.v_base_feature TO musubi_app, musubi_public;
