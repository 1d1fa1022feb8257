-- When each kind of data last changed through an import: what the map's tiles are as old as.
DROP VIEW IF EXISTS imports.v_applied CASCADE;
CREATE VIEW imports.v_applied WITH (security_invoker = true) AS
SELECT municipality_code, disaster_code, kind, count(*)::integer AS imports, max(applied_at) AS applied_at
FROM imports.import
WHERE state = 'applied'
GROUP BY municipality_code, disaster_code, kind;
COMMENT ON VIEW imports.v_applied IS 'Last applied import of each kind';
GRANT SELECT ON imports.v_applied TO musubi_app;
