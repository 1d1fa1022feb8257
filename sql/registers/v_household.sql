-- 世帯 as other rooms may read it; protected households are kept away by the table's own policy.
DROP VIEW IF EXISTS registers.v_household CASCADE;
CREATE VIEW registers.v_household WITH (security_invoker = true) AS
SELECT household_version_id, municipality_code, household_number, head_name, head_name_key, head_kana, head_kana_key,
  members, postal_code, address, address_detail, town_id, address_key, geocode_level, geom, valid_from, valid_until
FROM registers.household;
COMMENT ON VIEW registers.v_household IS '世帯';
GRANT SELECT ON registers.v_household TO musubi_app;
