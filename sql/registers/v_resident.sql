-- 住民 as other rooms may read them; protected ones are kept away by the table's own policy.
DROP VIEW IF EXISTS registers.v_resident CASCADE;
CREATE VIEW registers.v_resident WITH (security_invoker = true) AS
SELECT resident_version_id, municipality_code, resident_number, household_number, name, name_key, kana, kana_key,
  born_on, sex, relationship, address, address_detail, phone, nationality, valid_from, valid_until
FROM registers.resident;
COMMENT ON VIEW registers.v_resident IS '住民';
GRANT SELECT ON registers.v_resident TO musubi_app;
