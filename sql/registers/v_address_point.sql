-- 住居番号 and 街区・番地 as other rooms may read them.
DROP VIEW IF EXISTS registers.v_address_point CASCADE;
CREATE VIEW registers.v_address_point WITH (security_invoker = true) AS
SELECT municipality_code, address_key, town_id, level, block_no, house_no, geom
FROM registers.address_point;
COMMENT ON VIEW registers.v_address_point IS 'Where an address lies';
GRANT SELECT ON registers.v_address_point TO musubi_app;
