-- Why: everything after this stands on three things: PostGIS, a role that owns nothing for the
-- application, and a way for row-level security and spatial indexes to work together.

CREATE EXTENSION IF NOT EXISTS postgis;

-- musubi_app serves requests, musubi_gate knows only how to let people in, musubi_sealer only chains
-- the audit. None of them owns anything, so none can switch a policy off.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['musubi_app', 'musubi_gate', 'musubi_sealer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- roles belong to the cluster: another database's migration was a moment earlier
      END;
    END IF;
    EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
  END LOOP;
END
$$;

-- Under row-level security only leakproof operators may use an index. `&&` compares two boxes and
-- tells nothing of a row but yes or no, so it is declared leakproof where the installer may do so
-- (a superuser); elsewhere maps are right but slow, and the operator is told.
DO $$
BEGIN
  ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'musubi: geometry_overlaps could not be marked LEAKPROOF; let a superuser run: ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF';
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
