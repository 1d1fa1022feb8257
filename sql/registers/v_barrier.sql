-- What survey districts do not cross, as other rooms may read it.
DROP VIEW IF EXISTS registers.v_barrier CASCADE;
CREATE VIEW registers.v_barrier WITH (security_invoker = true) AS
SELECT barrier_version_id, municipality_code, source, kind, name, geom, valid_from, valid_until
FROM registers.barrier;
COMMENT ON VIEW registers.v_barrier IS 'What a survey team does not cross at will';
GRANT SELECT ON registers.v_barrier TO musubi_app;
