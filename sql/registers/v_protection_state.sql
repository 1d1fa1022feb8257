-- Whether anything about 支援措置 has changed: what is cached of the registers is renewed with it. Tells
-- neither whom nor how many.
DROP VIEW IF EXISTS registers.v_protection_state CASCADE;
CREATE VIEW registers.v_protection_state WITH (security_invoker = true) AS
SELECT municipality_code, max(greatest(created_at, ended_at)) AS changed_at
FROM registers.protection
GROUP BY municipality_code;
COMMENT ON VIEW registers.v_protection_state IS 'When 支援措置 last changed';
GRANT SELECT ON registers.v_protection_state TO musubi_app;
