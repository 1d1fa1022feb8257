-- 町字 as other rooms may read them.
DROP VIEW IF EXISTS registers.v_town CASCADE;
CREATE VIEW registers.v_town WITH (security_invoker = true) AS
SELECT municipality_code, town_id, prefecture, city, name, town_key, geom, retired_on
FROM registers.town;
COMMENT ON VIEW registers.v_town IS '町字';
GRANT SELECT ON registers.v_town TO musubi_app, musubi_public;
