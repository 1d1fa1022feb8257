-- Whether anything was placed by hand or taken back: what is cached of the registers is renewed with it.
DROP VIEW IF EXISTS registers.v_manual_place_state CASCADE;
CREATE VIEW registers.v_manual_place_state WITH (security_invoker = true) AS
SELECT municipality_code, max(greatest(placed_at, ended_at)) AS changed_at, sum(version)::int AS changes
FROM registers.manual_place
GROUP BY municipality_code;
COMMENT ON VIEW registers.v_manual_place_state IS 'When 手動配置 last changed';
GRANT SELECT ON registers.v_manual_place_state TO musubi_app;
