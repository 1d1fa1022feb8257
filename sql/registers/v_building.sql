-- 家屋 as other rooms may read it. The house stands there for everyone to see, but a protected person
-- is not named as its owner to anyone without the right.
DROP VIEW IF EXISTS registers.v_building CASCADE;
CREATE VIEW registers.v_building WITH (security_invoker = true) AS
SELECT b.building_version_id, b.municipality_code, b.property_number, b.address, b.lot_number, b.use, b.structure, b.roof,
  b.storeys, b.floor_area, b.built_year,
  CASE WHEN shown.owner THEN b.owner_name END AS owner_name,
  CASE WHEN shown.owner THEN b.owner_name_key END AS owner_name_key,
  CASE WHEN shown.owner THEN b.owner_kana END AS owner_kana,
  CASE WHEN shown.owner THEN b.owner_kana_key END AS owner_kana_key,
  CASE WHEN shown.owner THEN b.owner_address END AS owner_address,
  CASE WHEN shown.owner THEN b.co_owners ELSE '{}' END AS co_owners,
  CASE WHEN shown.owner THEN b.co_owner_keys ELSE '{}' END AS co_owner_keys,
  b.building_name, b.ledger, b.town_id, b.address_key, b.geocode_level, b.geom, b.valid_from, b.valid_until
FROM registers.building b
CROSS JOIN LATERAL (
  SELECT coalesce(current_setting('musubi.opens_protected', true), '') = 'on'
    OR NOT EXISTS (
      SELECT FROM registers.protected_person() p
      WHERE p.name_key = b.owner_name_key OR p.name_key = ANY (b.co_owner_keys)) AS owner
) shown;
COMMENT ON VIEW registers.v_building IS '家屋';
GRANT SELECT ON registers.v_building TO musubi_app;
