-- 有効な証明書: the last word of each case.
DROP VIEW IF EXISTS certificates.v_present_certificate CASCADE;
CREATE VIEW certificates.v_present_certificate WITH (security_invoker = true) AS
SELECT * FROM certificates.v_certificate WHERE state = 'present';
COMMENT ON VIEW certificates.v_present_certificate IS '有効な証明書';
GRANT SELECT ON certificates.v_present_certificate TO musubi_app;
